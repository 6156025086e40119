import type { TextEdit } from "../../src/diagnostics/diagnostic.ts";
import { SourceText } from "../../src/syntax/source-text.ts";

/** The edit that replaces the first occurrence of `was` in a text. */
export function editOf(text: string, was: string, newText: string, file = "/c.nix"): TextEdit {
  const start = text.indexOf(was);
  if (start < 0) throw new Error(`no ${was}`);
  return editAt(text, start, start + was.length, newText, file);
}

/** The edit that replaces what is between two offsets. */
export function editAt(text: string, start: number, end: number, newText: string, file = "/c.nix"): TextEdit {
  const source = new SourceText(text);
  const to = source.placeOf(end);
  return { file, ...source.placeOf(start), endLine: to.line, endColumn: to.column, newText };
}
