import type { Range } from "../../../syntax/range.ts";

/** A text that takes the place of a part of the source. */
export interface Replacement extends Range {
  readonly text: string;
}

/** A text in which parts are replaced; of those that overlap the first one counts. */
export function splice(text: string, replacements: readonly Replacement[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end, text: own } of replacements.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), own);
    at = end;
  }
  return [...pieces, text.slice(at)].join("");
}
