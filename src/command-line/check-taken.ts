import type { Command } from "./commands.ts";
import { usage } from "./given-values.ts";

/** What one command takes, another may not. Throws a `UsageError` for options and operands that `name` does not take. */
export function checkTaken(
  { options, operand }: Command,
  name: string,
  given: readonly string[],
  operands: readonly string[],
): void {
  const taken: readonly string[] = options;
  const stranger = given.find((option) => !taken.includes(option));
  if (stranger !== undefined) throw usage(`nixctr ${name} has no option --${stranger}`);
  if (operands.length > operand.atMost) {
    throw usage(`${operand.atMost === 1 ? "one" : "two"} ${operand.name} at a time: ${operands.join(", ")}`);
  }
}
