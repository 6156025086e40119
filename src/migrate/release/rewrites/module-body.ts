import { nameOf } from "../../../syntax/attribute.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";

/** A set that a module's settings are written in. */
export interface ModuleBody {
  readonly set: SyntaxNode;
  /** What comes before the names of options there: `config.` in a module that declares options too. */
  readonly prefix: "" | "config.";
}

/** The set that an expression is as a module, behind the arguments of functions, `let … in` and `with …;`. */
export function moduleBody(expression: SyntaxNode): ModuleBody | undefined {
  const set = innermost(expression);
  // In a recursive set, a new name may take the place of one from outside.
  if (set?.type !== "attrset_expression") return undefined;
  const config = bindingsOf(set).find((binding) => namesOf(binding).join(".") === "config");
  if (config === undefined) return { set, prefix: bindingsOf(set).some(isStructure) ? "config." : "" };
  const inner = config.field("expression");
  return inner?.type === "attrset_expression" ? { set: inner, prefix: "" } : undefined;
}

/** The bindings that a set has. */
export function bindingsOf(set: SyntaxNode): readonly SyntaxNode[] {
  const all = set.parts.flatMap((part) => (part.type === "binding_set" ? part.parts : []));
  return all.filter(({ type }) => type === "binding");
}

/** The names of a binding's path; undefined for one that is computed. */
export function namesOf(binding: SyntaxNode): readonly (string | undefined)[] {
  return (binding.field("attrpath")?.parts ?? []).map(nameOf);
}

/** Beside these, a module's settings are in `config`. */
function isStructure(binding: SyntaxNode): boolean {
  const [first] = namesOf(binding);
  return first === "options" || first === "config";
}

function innermost(expression: SyntaxNode): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = expression;
  while (node !== undefined) {
    switch (node.type) {
      case "function_expression":
      case "let_expression":
      case "with_expression":
      case "assert_expression":
        node = node.field("body");
        break;
      case "parenthesized_expression":
        node = node.field("expression");
        break;
      default:
        return node;
    }
  }
  return undefined;
}
