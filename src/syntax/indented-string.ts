const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** `''$`, `'''` and `''\x`; and `$$`, which stands for itself and begins no interpolation. */
const ESCAPE = /''(?:\$|'|\\([^]))/gu;

/** Stands for an escaped character while lines are looked at: it is neither a blank nor a line end. */
const MARK = "\0";

/**
 * The content between `''` and `''` as Nix reads it, where nothing is interpolated: the blanks that all lines with
 * something in them begin with are left out, as are a first line of blanks and the blanks of a last one.
 */
export function decodedIndentedString(content: string): string {
  const escaped: string[] = [];
  const marked = content.replaceAll(ESCAPE, (escape, character: string | undefined) => {
    escaped.push(character === undefined ? escape.slice(escape === "'''" ? 1 : 2) : (ESCAPED[character] ?? character));
    return MARK;
  });
  const lines = marked.replace(/^ *\n/, "").split("\n");
  const indent = Math.min(...lines.filter((line) => /[^ ]/.test(line)).map((line) => line.search(/[^ ]/)));
  const stripped = lines.map((line) => line.replace(/^ +/, (blanks) => blanks.slice(indent)));
  const last = stripped.length > 1 ? [stripped.pop()?.replace(/^ +$/, "") ?? ""] : [];
  return [...stripped, ...last].join("\n").replaceAll(MARK, () => escaped.shift() ?? "");
}
