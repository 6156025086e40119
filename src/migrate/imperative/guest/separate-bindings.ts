import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import type { Replacement } from "./splice.ts";

/**
 * Line breaks between bindings that share a line, in a set of several lines: nixos-container writes all of `--config`
 * into one. `bindings` are those of the set that stay, in their order.
 */
export function separateBindings(
  text: string,
  set: SyntaxNode,
  bindings: readonly SyntaxNode[],
): readonly Replacement[] {
  if (!set.text.includes("\n")) return [];
  return bindings.slice(1).flatMap(({ start }, index) => {
    const before = bindings[index];
    if (before === undefined || !/^[ \t]*$/.test(text.slice(before.end, start))) return [];
    return [{ start: before.end, end: start, text: `\n${indentOf(text, before, set)}` }];
  });
}

/** Of the line that a binding begins on; of what is in the set, where it begins on that line, too. */
function indentOf(text: string, { start }: SyntaxNode, set: SyntaxNode): string {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const [blanks = ""] = /^[ \t]*/.exec(text.slice(lineStart)) ?? [];
  return set.start >= lineStart ? `${blanks}  ` : blanks;
}
