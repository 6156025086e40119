import type { TextEdit } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../syntax/source-text.ts";

/** A text with its edits made, and how many of them could be: of two that overlap, the first one is. */
export interface EditedText {
  readonly text: string;
  readonly made: number;
}

/** Makes edits of one file. What they do not cover stays as it is, byte for byte. */
export function applyEdits(source: SourceText, edits: readonly TextEdit[]): EditedText {
  const pieces: string[] = [];
  let end = 0;
  let made = 0;
  for (const { start, stop, newText } of edits.flatMap((edit) => rangeOf(source, edit)).toSorted(byStart)) {
    if (start < end) continue;
    pieces.push(source.text.slice(end, start), newText);
    end = stop;
    made++;
  }
  return { text: [...pieces, source.text.slice(end)].join(""), made };
}

interface Range {
  readonly start: number;
  readonly stop: number;
  readonly newText: string;
}

function byStart(a: Range, b: Range): number {
  return a.start - b.start || a.stop - b.stop;
}
