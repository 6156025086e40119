import { type Attribute, attributesBeside, nameOf } from "./attribute.ts";
import { chooseName } from "./choose-name.ts";
import { literalOf } from "./literal.ts";
import type { Range } from "./range.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { callOf, mergedParts, unwrapValue } from "./unwrap-value.ts";

/** What the source says of an option at a position. */
export interface Target {
  readonly attribute: Attribute;
  readonly name: Part;
  readonly value: Part;
  /** The expression that is the value, or that makes it; absent where the value is spread over bindings. */
  readonly expression?: SyntaxNode;
}

export interface Part {
  /** Where the part stands, and what must be free of errors for that. */
  readonly nodes: readonly [SyntaxNode, ...SyntaxNode[]];
  readonly exact: boolean;
}

/** The option's name and value in an attribute, where they are written there; else what they come from. */
export function targetOf(attribute: Attribute, loc: readonly string[]): Target | undefined {
  const chosen = chooseName(attribute, loc);
  if (chosen === undefined) return listedTarget(attribute, loc) ?? unnamedTarget(attribute);
  const { node, index, below } = chosen;
  const named: Part = { nodes: [node], exact: nameOf(node) !== undefined };
  const value = valueBehind(attribute, index, node);
  if (value === undefined) return undefined;
  if (below === 0) return { attribute, name: named, ...value };
  return { attribute, ...value, name: generating(value.value), value: generating(value.value) };
}

export function rangeOf({ nodes }: Part): Range {
  return { start: nodes[0].start, end: (nodes.at(-1) ?? nodes[0]).end };
}

type ValueOfTarget = Pick<Target, "value" | "expression">;

function valueBehind(attribute: Attribute, index: number, name: SyntaxNode): ValueOfTarget | undefined {
  // What is inherited is written elsewhere: here, the name is all that there is of the value.
  if (attribute.kind === "inherit") return { value: { nodes: [name], exact: true } };
  const expression = attribute.node.field("expression");
  if (expression === undefined) return undefined;
  const next = attribute.names[index + 1];
  if (next !== undefined) return { value: { nodes: [next, expression], exact: false } };
  const mapping = index === 0 ? mappingOf(attribute) : undefined;
  if (mapping !== undefined) return { value: { nodes: [mapping], exact: false } };
  const inner = unwrapValue(expression);
  return { value: { nodes: [inner], exact: mergedParts(inner) === undefined }, expression: inner };
}

/** `mapAttrs f { name = …; }` has the positions of the set's attributes, but makes their values. */
function mappingOf({ node }: Attribute): SyntaxNode | undefined {
  const set = node.parent?.parent;
  const given = set?.parent?.type === "parenthesized_expression" ? set.parent : set;
  const call = given?.parent && callOf(given.parent);
  return call?.name?.startsWith("mapAttrs") && call.arguments.at(-1) === given ? given?.parent : undefined;
}

/** `{ name = "web"; value = …; }` of a `listToAttrs`: Nix gives the place of `value`. */
function listedTarget(attribute: Attribute, [...loc]: readonly string[]): Target | undefined {
  const [value, next] = attribute.names;
  if (value === undefined || nameOf(value) !== "value") return undefined;
  const beside = attributesBeside(attribute).find(({ names }) => names.length === 1 && isNamed(names[0], "name"));
  const name = beside?.node.field("expression");
  const behind = valueBehind(attribute, next === undefined ? 0 : -1, value);
  if (name === undefined || behind === undefined) return undefined;
  return { attribute, name: { nodes: [name], exact: literalOf(name) === loc.at(-1) }, ...behind };
}

function isNamed(node: SyntaxNode | undefined, name: string): boolean {
  return node !== undefined && nameOf(node) === name;
}

/** The names that are written there are not the option's. */
function unnamedTarget(attribute: Attribute): Target | undefined {
  const [first, ...others] = attribute.names;
  if (first === undefined) return undefined;
  const last = others.at(-1) ?? first;
  const behind = valueBehind(attribute, attribute.names.length - 1, last);
  if (behind === undefined) return undefined;
  return { attribute, name: { nodes: [first, ...others], exact: false }, value: generating(behind.value) };
}

function generating({ nodes }: Part): Part {
  return { nodes, exact: false };
}
