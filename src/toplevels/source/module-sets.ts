import { nameOf } from "../../syntax/attribute.ts";
import type { SyntaxNode } from "../../syntax/syntax-node.ts";
import { callOf } from "../../syntax/unwrap-value.ts";

/** Whether the head of a call is `mkIf` or `mkMerge` of `lib`. */
export type IsProperty = (head: SyntaxNode) => boolean;

const PROPERTIES: ReadonlySet<string> = new Set(["mkIf", "mkMerge"]);

/** Tells `mkIf` and `mkMerge` in a file, unless it gives `lib` or one of them a meaning of its own. */
export function propertiesIn(root: SyntaxNode): IsProperty {
  const isOwn = [...root.descendants()].some(givesMeaning);
  return ({ text }) => !isOwn && PROPERTIES.has(text.replace(/^lib\./, ""));
}

function givesMeaning(node: SyntaxNode): boolean {
  switch (node.type) {
    case "inherit_from":
      return node.field("expression")?.text !== "lib" && /\b(?:lib|mkIf|mkMerge)\b/.test(node.text);
    case "binding": {
      const [first] = node.field("attrpath")?.parts ?? [];
      const name = (first && nameOf(first)) ?? "";
      return name === "lib" || PROPERTIES.has(name);
    }
    case "formal":
      return PROPERTIES.has(node.field("name")?.text ?? "");
    default:
      return false;
  }
}

/**
 * The sets and functions that an expression is for the module system: behind `let` and the like, in `mkIf` and
 * `mkMerge`; of a whole file, those that its functions give. A set whose attributes refer to each other is none.
 */
export function setsBehind(node: SyntaxNode, isProperty: IsProperty): readonly SyntaxNode[] {
  switch (node.type) {
    case "source_code":
      return node.parts.flatMap((part) => setsOfModule(part, isProperty));
    case "attrset_expression":
    case "function_expression":
      return [node];
    case "parenthesized_expression":
      return behindField(node, "expression", isProperty);
    case "let_expression":
    case "with_expression":
    case "assert_expression":
      return behindField(node, "body", isProperty);
    case "apply_expression":
      return contentsOf(node, isProperty).flatMap((inner) => setsBehind(inner, isProperty));
    default:
      return [];
  }
}

function behindField(node: SyntaxNode, field: string, isProperty: IsProperty): readonly SyntaxNode[] {
  const inner = node.field(field);
  return inner === undefined ? [] : setsBehind(inner, isProperty);
}

function setsOfModule(node: SyntaxNode, isProperty: IsProperty): readonly SyntaxNode[] {
  return setsBehind(node, isProperty).flatMap((set) => {
    const body = set.type === "function_expression" ? set.field("body") : undefined;
    if (body !== undefined) return setsOfModule(body, isProperty);
    return set.type === "attrset_expression" ? [set] : [];
  });
}

/** What is inside a property; nothing for any other call. */
function contentsOf(node: SyntaxNode, isProperty: IsProperty): readonly SyntaxNode[] {
  const call = callOf(node);
  const [first, second, ...others] = call?.arguments ?? [];
  if (call === undefined || first === undefined || others.length > 0 || !isProperty(call.head)) return [];
  if (call.name === "mkIf") return second === undefined ? [] : [second];
  return second === undefined && first.type === "list_expression" ? first.parts : [];
}
