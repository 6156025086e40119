import { loadSyntax } from "../../src/syntax/load-syntax.ts";
import type { ParsedSource } from "../../src/syntax/parsed-source.ts";
import type { Place } from "../../src/syntax/source-text.ts";

const MARK = "‸";

/** A text without its mark, parsed, and the place of the mark. */
export async function parseMarked(marked: string): Promise<{ readonly source: ParsedSource; readonly at: Place }> {
  const [before = "", after] = marked.split(MARK);
  if (after === undefined) throw new Error(`no mark: ${marked}`);
  const source = (await loadSyntax()).parse("/etc/nixos/marked.nix", before + after);
  return { source, at: placeAfter(before) };
}

/** The place behind a text. */
export function placeAfter(before: string): Place {
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: Buffer.byteLength(lines.at(-1) ?? "") + 1 };
}
