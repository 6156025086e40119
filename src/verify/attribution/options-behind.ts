import type { Mismatch } from "../verification.ts";
import type { AttributionInput } from "./attribute.ts";
import { linesOnlyIn } from "./difference-size.ts";
import { isSame } from "./same-artifact.ts";

/**
 * The options of the container without which lines are gone, or different, that nixctr has and NixOS has not. Of lines that only NixOS has
 * there is no experiment: it would take another evaluation of NixOS.
 */
export async function optionsBehind(
  mismatch: Mismatch,
  { release, experiment, setOptions }: AttributionInput,
): Promise<readonly string[]> {
  const { container, kind, expected, actual } = mismatch;
  const lines = linesOnlyIn(actual, expected);
  if (container === null || kind === "refusal" || lines.length === 0) return [];
  const behind: string[] = [];
  for (const option of setOptions(container)) {
    const left = await experiment({ release, unset: { container, option } });
    // Without an option that has to be defined there is nothing at all.
    if (left.some((one) => one.kind === "refusal")) continue;
    const now = left.find((one) => isSame(one, mismatch));
    // Where the artifact is equal by now, the lines are gone too.
    const kept = linesOnlyIn(now?.actual, expected);
    if (linesOnlyIn(lines.join("\n"), kept.join("\n")).length > 0) behind.push(option);
  }
  return behind;
}
