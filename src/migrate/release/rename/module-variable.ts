import type { SyntaxNode } from "../../../syntax/syntax-node.ts";

/** Whether a variable is an argument of the module that a file is, and not one of a configuration inside of it. */
export function isModuleVariable(variable: SyntaxNode): boolean {
  const functions = Array.from(variable.ancestry()).filter(
    (node) => node.type === "function_expression" && takes(node, variable.text),
  );
  const [binder] = functions;
  if (binder === undefined) return false;
  return Array.from(binder.ancestry()).every(({ type }) => type !== "binding" && type !== "list_expression");
}

function takes(node: SyntaxNode, name: string): boolean {
  const formals = node.field("formals")?.parts ?? [];
  return node.field("universal")?.text === name || formals.some((formal) => formal.field("name")?.text === name);
}
