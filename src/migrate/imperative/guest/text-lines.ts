import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import type { TextLine } from "../module/text-line.ts";

/**
 * The lines of a source, told apart by whether indentation changes what they mean: within a string in double quotes it
 * does, and within an indented string unless all of its lines can have it. That is where the first one is empty: Nix
 * leaves out the blanks that all of them begin with. Blanks at the ends of lines are left out where they mean nothing.
 */
export function textLines(source: string, root: SyntaxNode): readonly TextLine[] {
  const { inStrings, fixed } = linesInStrings(root);
  let start = 0;
  return source.split("\n").map((line) => {
    const own = start;
    start += line.length + 1;
    return { text: inStrings.has(start) ? line : line.trimEnd(), fixed: fixed.has(own) };
  });
}

/** Where lines begin within strings, and where they have to stay as they are. */
function linesInStrings(root: SyntaxNode): {
  readonly inStrings: ReadonlySet<number>;
  readonly fixed: ReadonlySet<number>;
} {
  const [inStrings, fixed] = [new Set<number>(), new Set<number>()];
  for (const node of root.descendants()) {
    if (node.type !== "string_expression" && node.type !== "indented_string_expression") continue;
    const starts = lineStarts(node);
    for (const start of starts) inStrings.add(start);
    if (!isIndentable(node)) for (const start of starts) fixed.add(start);
  }
  return { inStrings, fixed };
}

/** Of the text alone: what is interpolated has strings of its own. */
function lineStarts({ children }: SyntaxNode): readonly number[] {
  return children
    .filter(({ type }) => type !== "interpolation")
    .flatMap(({ start, text }) => Array.from(text.matchAll(/\n/g), ({ index }) => start + index + 1));
}

/** Blanks behind an escaped line end count as those of a line, but stand where none is put before them. */
function isIndentable({ type, children }: SyntaxNode): boolean {
  // The first child is the mark that the string begins with.
  const beginsEmpty = type === "indented_string_expression" && /^ *\n/.test(children[1]?.text ?? "");
  return (
    beginsEmpty && !children.some(({ text }, index) => text === "''\\n" && children[index + 1]?.text.startsWith(" "))
  );
}
