import { escapedCharacter } from "./escaped-character.ts";

const ESCAPE = /''(?:\$|'|\\([^]))/gu;

/** Stands for an escaped character where lines are measured: it is neither a blank nor a line end. */
const MARK = "\0";

/**
 * The content between `''` and `''` as Nix reads it, where nothing is interpolated: the blanks that all lines with
 * something in them begin with are left out, as are a first line of blanks and the blanks of a last one.
 */
export function decodedIndentedString(content: string): string {
  const text = content.replace(/^ *\n/, "");
  const indent = indentOf(text.replaceAll(ESCAPE, MARK));
  // For Nix, an escaped line end begins a line as well, but only when it comes to leaving out blanks.
  const lines = text.replaceAll(ESCAPE, decode).split("\n");
  const stripped = lines.map((line) => line.replace(/^ +/, (blanks) => blanks.slice(indent)));
  const last = stripped.length > 1 ? [stripped.pop()?.replace(/^ +$/, "") ?? ""] : [];
  return [...stripped, ...last].join("\n");
}

function indentOf(text: string): number {
  const indents = text.split("\n").map((line) => line.search(/[^ ]/));
  return Math.min(...indents.filter((blanks) => blanks >= 0));
}

function decode(escape: string, character: string | undefined): string {
  if (character !== undefined) return escapedCharacter(character);
  return escape === "'''" ? "''" : "$";
}
