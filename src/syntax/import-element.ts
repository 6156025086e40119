import { dirname, resolve } from "node:path";

import { stringOf } from "./literal.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/** The only element of an `imports` that names a file; undefined where none does, or several. `importing` is the file with the list. */
export function importOf(list: SyntaxNode, file: string, importing: string): SyntaxNode | undefined {
  const base = dirname(importing);
  const elements = outermostLists(list).flatMap(({ parts }) => parts);
  const found = elements.filter((element) => names(element, file, base));
  return found.length === 1 ? found[0] : undefined;
}

function outermostLists(value: SyntaxNode): readonly SyntaxNode[] {
  const lists: SyntaxNode[] = [];
  const left = [value];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.type === "list_expression") lists.push(node);
    else left.push(...node.parts);
  }
  return lists;
}

/** Whether a path or a string in an expression is the file, or the directory of which it is the `default.nix`. */
function names(node: SyntaxNode, file: string, base: string): boolean {
  const text = node.type === "path_expression" ? node.text : stringOf(node);
  if (text === undefined || text.includes("${")) return node.parts.some((part) => names(part, file, base));
  const path = resolve(base, text);
  return path === file || resolve(path, "default.nix") === file;
}
