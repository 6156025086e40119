import { literalOf } from "./literal.ts";
import type { Mentions } from "./mentions.ts";
import type { ParsedSource } from "./parsed-source.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { callOf, mergedParts, unwrapValue } from "./unwrap-value.ts";

/** A part of a list as it is written: elements that may all be missing, or what only evaluation can tell. */
type Part = { readonly elements: readonly SyntaxNode[]; readonly optional: boolean } | { readonly unknown: SyntaxNode };

export interface Entry {
  readonly node: SyntaxNode;
  /** Whether the node is the very element, and not merely something that the element may come from. */
  readonly exact: boolean;
}

/**
 * The element of a list with an index, where `value` is the expression of the list. Where the index cannot be told from
 * the source, it is the only element that says `text`; undefined where there is none or several.
 */
export function listEntry(
  source: ParsedSource,
  value: SyntaxNode,
  index: number,
  text: string | undefined,
): Entry | undefined {
  const parts = partsOf(value);
  const candidates = candidatesAt(parts, index);
  const [only] = candidates ?? [];
  if (only !== undefined && candidates?.length === 1 && maySay(only, text)) return { node: only, exact: true };
  return text === undefined ? undefined : entrySaying(text, source.mentionsIn(value), parts);
}

function partsOf(value: SyntaxNode): readonly Part[] {
  const parts: Part[] = [];
  let rest: SyntaxNode | undefined = unwrapValue(value);
  while (rest?.field("operator")?.type === "++") {
    const [left, right]: readonly (SyntaxNode | undefined)[] = [rest.field("left"), rest.field("right")];
    if (left !== undefined) parts.push(...partsOf(left));
    rest = right && unwrapValue(right);
  }
  if (rest !== undefined) parts.push(...plainParts(rest));
  return parts;
}

function plainParts(node: SyntaxNode): readonly Part[] {
  if (node.type === "list_expression") return [{ elements: node.parts, optional: false }];
  // Each part of a `mkMerge` is a definition of its own, with indexes of its own.
  return mergedParts(node)?.flatMap((part) => asOptional(partsOf(part))) ?? calledParts(node);
}

/** `optional condition element` and `optionals condition list`. */
function calledParts(node: SyntaxNode): readonly Part[] {
  const call = callOf(node);
  const [, given] = call?.arguments ?? [];
  if (given === undefined || call?.arguments.length !== 2) return [{ unknown: node }];
  if (call.name === "optional") return [{ elements: [given], optional: true }];
  return call.name === "optionals" ? asOptional(partsOf(given)) : [{ unknown: node }];
}

function asOptional(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => ("unknown" in part ? part : { ...part, optional: true }));
}

/** All elements that may have an index; undefined where the element may be in a part that is unknown. */
function candidatesAt(parts: readonly Part[], index: number): readonly SyntaxNode[] | undefined {
  const found: SyntaxNode[] = [];
  let offsets = new Set([0]);
  for (const part of parts) {
    if (Math.min(...offsets) > index) break;
    if ("unknown" in part) return undefined;
    const { elements, optional } = part;
    found.push(...[...offsets].flatMap((offset) => elements[index - offset] ?? []));
    const behind = [...offsets].map((offset) => offset + elements.length);
    offsets = new Set(optional ? [...offsets, ...behind] : behind);
  }
  return found;
}

/** A text that is no element may be made into something else. */
function entrySaying(text: string, mentions: Mentions, parts: readonly Part[]): Entry | undefined {
  const [string, ...others] = mentions.strings.get(text) ?? [];
  if (string === undefined || others.length > 0) return undefined;
  const elements = parts.flatMap((part) => ("elements" in part ? part.elements : []));
  const element = elements.find((candidate) => unwrapValue(candidate) === string);
  return { node: element ?? string, exact: element !== undefined };
}

function maySay(element: SyntaxNode, text: string | undefined): boolean {
  const literal = literalOf(unwrapValue(element));
  return text === undefined || literal === undefined || literal === text;
}
