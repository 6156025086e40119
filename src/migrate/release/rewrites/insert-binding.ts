import type { TextEdit } from "../../../diagnostics/diagnostic.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { indentBefore } from "./indent-before.ts";

/** Puts a binding before all others of a set, in their way of writing. `text` has its semicolon. */
export function insertFirst(source: ParsedSource, set: SyntaxNode, text: string): TextEdit {
  const first = set.parts.find(({ type }) => type === "binding_set");
  if (first === undefined) return { ...source.spanOf(set), newText: `{ ${text} }` };
  const indent = indentBefore(source.source.text, first.start);
  return insertion(source, first.start, indent === undefined ? `${text} ` : `${text}${lineEnd(source)}${indent}`);
}

/** Puts a binding behind another one, in a line of its own where that has one. */
export function insertBehind(source: ParsedSource, binding: SyntaxNode, text: string): TextEdit {
  const indent = indentBefore(source.source.text, binding.start);
  if (indent === undefined) return insertion(source, binding.end, ` ${text}`);
  // What else is in the last line, such as a comment, is about the binding that was there before.
  const rest = /^[ \t]*(?:#[^\r\n]*)?/.exec(source.source.text.slice(binding.end))?.[0] ?? "";
  return insertion(source, binding.end + rest.trimEnd().length, `${lineEnd(source)}${indent}${text}`);
}

function insertion(source: ParsedSource, offset: number, newText: string): TextEdit {
  return { ...source.spanOf({ start: offset, end: offset }), newText };
}

function lineEnd({ source }: ParsedSource): string {
  return /\r\n|\r|\n/.exec(source.text)?.[0] ?? "\n";
}
