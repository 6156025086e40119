import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { callOf, mergedParts, unwrapValue } from "../../../syntax/unwrap-value.ts";
import { NotWritten } from "./not-written.ts";
import { isBoundBetween } from "./scope.ts";
import { namedElement } from "./named-element.ts";
import { Splice } from "./splice.ts";

/**
 * The text of an expression that is a list of bind mounts as one that is a set of them. `source` is the whole text. Throws
 * `NotWritten` where a part of the list is not written there as sets.
 */
export function bindMountSet(expression: SyntaxNode, source: string): string {
  const splice = new Splice(expression);
  convert(expression, { splice, source });
  return splice.text();
}

interface Conversion {
  readonly splice: Splice;
  readonly source: string;
}

/** What is a set already stays as it is: a `mkMerge` may have both. */
function convert(expression: SyntaxNode, conversion: Conversion): void {
  const value = unwrapValue(expression);
  const merged = mergedParts(value);
  if (merged !== undefined) for (const part of merged) convert(part, conversion);
  else if (value.type === "list_expression") convertList(value, conversion);
  else if (value.type === "binary_expression") convertSum(value, conversion);
  else if (value.type === "apply_expression") convertCall(value, conversion);
  else if (value.type !== "attrset_expression") throw new NotWritten(value);
}

function convertList(list: SyntaxNode, conversion: Conversion): void {
  const { splice, source } = conversion;
  splice.replace({ start: list.start, end: list.start + 1 }, "{");
  const names = new Set<string>();
  for (const element of list.parts) {
    const { name, text } = namedElement(element, source);
    // Two of one name are no set; what two of one mount point mean, nobody knows.
    if (names.has(name)) throw new NotWritten(element);
    names.add(name);
    splice.replace(element, `${name} = ${text};`);
  }
  splice.replace({ start: list.end - 1, end: list.end }, "}");
}

/** `a ++ b` is `a // b`, which binds weaker: what is around it knows lists only by `++`. */
function convertSum(sum: SyntaxNode, conversion: Conversion): void {
  const [left, operator, right] = [sum.field("left"), sum.field("operator"), sum.field("right")];
  if (operator?.type !== "++" || left === undefined || right === undefined) throw new NotWritten(sum);
  convert(left, conversion);
  conversion.splice.replace(operator, "//");
  convert(right, conversion);
}

/** `optional condition mount` and `optionals condition mounts`. */
function convertCall(node: SyntaxNode, conversion: Conversion): void {
  const { splice, source } = conversion;
  const call = callOf(node);
  const [, given] = call?.arguments ?? [];
  if (call === undefined || given === undefined || call.arguments.length !== 2) throw new NotWritten(node);
  if (call.name !== "optional" && call.name !== "optionals") throw new NotWritten(node);
  const { head } = call;
  const name = head.field("attrpath")?.parts.at(-1) ?? head;
  // Without `lib.` before it, the other function is there only where all of `lib` is.
  if (name === head && isBoundBetween(call.name, node, undefined)) throw new NotWritten(node);
  splice.replace(name, "optionalAttrs");
  if (call.name === "optionals") return convert(given, conversion);
  const element = namedElement(given, source);
  splice.replace(given, `{ ${element.name} = ${element.text}; }`);
}
