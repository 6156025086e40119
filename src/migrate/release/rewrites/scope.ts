import { nameOf } from "../../../syntax/attribute.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";

/** Whether a name means something that is bound around `node`, but not around `outer`, which is around `node` itself. */
export function isBoundBetween(name: string, node: SyntaxNode, outer: SyntaxNode | undefined): boolean {
  for (const around of node.ancestry()) {
    if (around === outer) return false;
    if (around !== node && boundBy(around).includes(name)) return true;
  }
  return false;
}

/** The variables that an expression mentions, be they bound in it or not. */
export function variablesIn(expression: SyntaxNode): ReadonlySet<string> {
  const variables = new Set<string>();
  for (const node of expression.descendants()) {
    if (node.type === "variable_expression") variables.add(node.text);
    // `inherit x;` mentions a variable of its name.
    if (node.type === "inherit") for (const inherited of inheritedNames(node)) variables.add(inherited);
  }
  return variables;
}

/** The names that an expression binds for what is in it; those of `with` are not known, and weaker than all others. */
function boundBy(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case "function_expression":
      return [...formalNames(node), node.field("universal")?.text ?? ""];
    case "let_expression":
    case "rec_attrset_expression":
    case "let_attrset_expression":
      return node.parts.flatMap((part) => (part.type === "binding_set" ? part.parts.flatMap(definedNames) : []));
    default:
      return [];
  }
}

function formalNames(node: SyntaxNode): readonly string[] {
  return (node.field("formals")?.parts ?? []).flatMap((formal) => formal.field("name")?.text ?? []);
}

function definedNames(part: SyntaxNode): readonly string[] {
  if (part.type !== "binding") return inheritedNames(part);
  const [first] = part.field("attrpath")?.parts ?? [];
  const name = first && nameOf(first);
  return name === undefined ? [] : [name];
}

function inheritedNames(part: SyntaxNode): readonly string[] {
  return (part.field("attrs")?.parts ?? []).flatMap((name) => nameOf(name) ?? []);
}
