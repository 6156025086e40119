import type { Mismatch } from "../verification.ts";

/** More than artifacts can differ: where one side refuses the configuration, nothing was compared. */
const REFUSED_BY_ONE = 1e9;
const REFUSED_OTHERWISE = 1e6;

/** How much two sides differ, by lines; 0 when they are equal. */
export function differenceSize(mismatches: readonly Mismatch[]): number {
  return mismatches.reduce((sum, mismatch) => sum + sizeOf(mismatch), 0);
}

function sizeOf({ kind, expected, actual }: Mismatch): number {
  const lines = linesOnlyIn(expected, actual).length + linesOnlyIn(actual, expected).length;
  if (kind !== "refusal") return Math.max(lines, 1);
  return (expected === undefined || actual === undefined ? REFUSED_BY_ONE : REFUSED_OTHERWISE) + lines;
}

/** The lines of a text that another has not, or less often. */
export function linesOnlyIn(text: string | undefined, other: string | undefined): readonly string[] {
  const there = new Map<string, number>();
  for (const line of linesOf(other)) there.set(line, (there.get(line) ?? 0) + 1);
  return linesOf(text).filter((line) => {
    const left = there.get(line) ?? 0;
    there.set(line, left - 1);
    return left <= 0;
  });
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split("\n");
}
