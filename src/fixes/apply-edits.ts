import type { TextEdit } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../syntax/source-text.ts";

/** A text with edits made. */
export interface EditedText {
  readonly text: string;
  /** How many could be made: of two that overlap, the first one is. */
  readonly made: number;
}

/** Makes edits of one file. What they do not cover stays as it is, byte for byte. */
export function applyEdits(source: SourceText, edits: readonly TextEdit[]): EditedText {
  const pieces: string[] = [];
  let last: Range | undefined;
  let made = 0;
  const ranges = edits.flatMap((edit) => rangeOf(source, edit));
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.stop - b.stop)) {
    if (last !== undefined && isInTheWay(last, range)) continue;
    pieces.push(source.text.slice(last?.stop ?? 0, range.start), range.newText);
    last = range;
    made++;
  }
  return { text: [...pieces, source.text.slice(last?.stop ?? 0)].join(""), made };
}

/** Two insertions at one place are of the same thing, or nobody knows which of them comes first. */
function isInTheWay(last: Range, { start }: Range): boolean {
  return start < last.stop || start === last.start;
}

interface Range {
  readonly start: number;
  readonly stop: number;
  readonly newText: string;
}

function rangeOf(source: SourceText, edit: TextEdit): readonly Range[] {
  const start = source.offsetOf(edit);
  const stop = source.offsetOf({ line: edit.endLine, column: edit.endColumn });
  return start === undefined || stop === undefined ? [] : [{ start, stop, newText: edit.newText }];
}
