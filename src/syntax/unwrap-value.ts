import type { SyntaxNode } from "./syntax-node.ts";

/** How many arguments the functions of `lib` take whose last argument is the value. */
const PROPERTIES: Readonly<Record<string, number>> = {
  mkIf: 2,
  mkOverride: 2,
  mkOrder: 2,
  mkForce: 1,
  mkDefault: 1,
  mkOptionDefault: 1,
  mkImageMediaOverride: 1,
  mkVMOverride: 1,
  mkBefore: 1,
  mkAfter: 1,
  mkMerge: 1,
};

/** A call with all of its arguments. */
export interface Call {
  readonly head: SyntaxNode;
  readonly arguments: readonly SyntaxNode[];
  /** The last name of the function: `mkIf` for `lib.mkIf`. */
  readonly name: string | undefined;
}

/**
 * The expression that an option gets its value from: inside `mkForce` and its like, a `mkMerge` of one, parentheses, and
 * behind `let … in`, `with …;`, `assert …;`.
 */
export function unwrapValue(node: SyntaxNode): SyntaxNode {
  let value = node;
  for (let inner = innerValue(node); inner !== undefined; inner = innerValue(inner)) value = inner;
  return value;
}

/** The parts of a `mkMerge`; undefined for every other expression. */
export function mergedParts(node: SyntaxNode): readonly SyntaxNode[] | undefined {
  const call = callOf(node);
  const [list] = call?.arguments ?? [];
  if (call?.name !== "mkMerge" || call.arguments.length !== 1 || list === undefined) return undefined;
  const inner = unwrapValue(list);
  return inner.type === "list_expression" ? inner.parts : undefined;
}

/** A call taken apart; undefined where an expression is none. */
export function callOf(node: SyntaxNode): Call | undefined {
  if (node.type !== "apply_expression") return undefined;
  const given: SyntaxNode[] = [];
  let head: SyntaxNode = node;
  while (head.type === "apply_expression") {
    const argument = head.field("argument");
    const next = head.field("function");
    if (argument === undefined || next === undefined) return undefined;
    given.push(argument);
    head = next;
  }
  return { head, arguments: given.toReversed(), name: lastName(head) };
}

function innerValue(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.type) {
    case "parenthesized_expression":
      return node.field("expression");
    case "let_expression":
    case "with_expression":
    case "assert_expression":
      return node.field("body");
    case "apply_expression":
      return givenValue(node);
    default:
      return undefined;
  }
}

function givenValue(node: SyntaxNode): SyntaxNode | undefined {
  const merged = mergedParts(node);
  if (merged !== undefined) return merged.length === 1 ? merged[0] : undefined;
  const call = callOf(node);
  const wanted = PROPERTIES[call?.name ?? ""];
  return call !== undefined && call.arguments.length === wanted && call.name !== "mkMerge"
    ? call.arguments.at(-1)
    : undefined;
}

function lastName(head: SyntaxNode): string | undefined {
  if (head.type === "variable_expression") return head.text;
  return head.type === "select_expression" ? head.field("attrpath")?.parts.at(-1)?.text : undefined;
}
