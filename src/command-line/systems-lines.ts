import type { SystemsNotes } from "../toplevels/systems-notes.ts";
import { printable } from "./printable.ts";

/** What is told of the systems of containers: that some were evaluated, for `--verbose` also those that need not be. */
export function systemsLines(
  { known, evaluated, seconds, notKept }: SystemsNotes,
  { quiet, verbose }: { readonly quiet: boolean; readonly verbose: boolean },
): string[] {
  if (quiet || (evaluated === 0 && !verbose)) return [];
  const took = evaluated === 0 ? "" : `, which took ${seconds.toFixed(1)} s`;
  const lines = [`nixctr: evaluated ${systems(evaluated)}${took}; ${known} known from an earlier run\n`];
  if (!verbose) return lines;
  const again = notKept.map(
    ({ name, because }) =>
      `nixctr: the system of ${name} is evaluated anew each time: ${because} may change unnoticed\n`,
  );
  return [...lines, ...again.map(printable)];
}

function systems(count: number): string {
  return count === 1 ? "the system of 1 container" : `the systems of ${count} containers`;
}
