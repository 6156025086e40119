import type { Step } from "./plan.ts";

/** Something to do, with the commands that do it. */
export function step(text: string, ...commands: readonly string[]): Step {
  return { text, commands };
}
