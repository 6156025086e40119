import { type Attribute, attributesBeside, nameOf } from "./attribute.ts";
import { chooseName } from "./choose-name.ts";
import { literalOf } from "./literal.ts";
import type { Range } from "./range.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { mergedParts, unwrapValue } from "./unwrap-value.ts";

/** What an attribute says of an option. */
export interface Target {
  readonly attribute: Attribute;
  readonly name: Part;
  readonly value: Part;
  /** The expression that is the value, or that makes it; absent where the value is spread over bindings. */
  readonly expression?: SyntaxNode;
  /** How many of the last components of the option's path are not written here; undefined where none of them is. */
  readonly below: number | undefined;
}

/** From the start of the first node to the end of the last one. */
export interface Part {
  readonly nodes: readonly [SyntaxNode, ...SyntaxNode[]];
  /** Whether this is the very thing, and not merely something that contains or makes it. */
  readonly exact: boolean;
}

/** The option's name and value in an attribute, where they are written there; else what they come from. */
export function targetOf(attribute: Attribute, loc: readonly string[]): Target | undefined {
  const chosen = chooseName(attribute, loc);
  if (chosen === undefined) return listedTarget(attribute, loc) ?? unnamedTarget(attribute);
  const { node, index, below } = chosen;
  const behind = valueBehind(attribute, index, node);
  if (behind === undefined) return undefined;
  if (below > 0) return { attribute, below, ...behind, name: making(behind.value), value: making(behind.value) };
  return { attribute, below, name: { nodes: [node], exact: nameOf(node) !== undefined }, ...behind };
}

export function rangeOf({ nodes }: Part): Range {
  return { start: nodes[0].start, end: (nodes.at(-1) ?? nodes[0]).end };
}

function valueBehind(
  attribute: Attribute,
  index: number,
  name: SyntaxNode,
): Pick<Target, "value" | "expression"> | undefined {
  // What is inherited is written elsewhere: here, the name is all that there is of the value.
  if (attribute.kind === "inherit") return { value: { nodes: [name], exact: true } };
  const expression = attribute.node.field("expression");
  if (expression === undefined) return undefined;
  const next = attribute.names[index + 1];
  if (next !== undefined) return { value: { nodes: [next, expression], exact: false } };
  const inner = unwrapValue(expression);
  return { value: { nodes: [inner], exact: mergedParts(inner) === undefined }, expression: inner };
}

/** `{ name = "web"; value = …; }` of a `listToAttrs`: Nix gives the place of `value`. */
function listedTarget(attribute: Attribute, loc: readonly string[]): Target | undefined {
  const [value] = attribute.names;
  if (value === undefined || nameOf(value) !== "value") return undefined;
  const naming = attributesBeside(attribute).find(({ names }) => names.map(nameOf).join(".") === "name");
  const name = naming?.node.field("expression");
  const behind = valueBehind(attribute, 0, value);
  if (name === undefined || behind === undefined) return undefined;
  return { attribute, below: 0, name: { nodes: [name], exact: literalOf(name) === loc.at(-1) }, ...behind };
}

/** Of an attribute whose names are not the option's. */
function unnamedTarget(attribute: Attribute): Target | undefined {
  const [first, ...others] = attribute.names;
  if (first === undefined) return undefined;
  const behind = valueBehind(attribute, others.length, others.at(-1) ?? first);
  if (behind === undefined) return undefined;
  const name: Part = { nodes: [first, ...others], exact: false };
  return { attribute, below: undefined, name, value: making(behind.value) };
}

function making({ nodes }: Part): Part {
  return { nodes, exact: false };
}
