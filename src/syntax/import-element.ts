import { dirname, resolve } from "node:path";

import { stringOf } from "./literal.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { unwrapValue } from "./unwrap-value.ts";

/** The only element of an `imports` that names a file; undefined where none does, or several. `importing` is the file with the list. */
export function importOf(list: SyntaxNode, file: string, importing: string): SyntaxNode | undefined {
  const base = dirname(importing);
  const found = elementsIn(unwrapValue(list)).filter((element) => names(element, file, base));
  return found.length === 1 ? found[0] : undefined;
}

function elementsIn(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === "list_expression") return node.parts;
  return node.parts.flatMap((part) => elementsIn(part));
}

/** Whether a path or a string in an expression is the file, or the directory of which it is the `default.nix`. */
function names(node: SyntaxNode, file: string, base: string): boolean {
  const text = node.type === "path_expression" ? node.text : stringOf(node);
  if (text === undefined || text.includes("${")) return node.parts.some((part) => names(part, file, base));
  const path = resolve(base, text);
  return path === file || resolve(path, "default.nix") === file;
}
