import { stringOf } from "./literal.ts";
import type { ParsedSource } from "./parsed-source.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/** What gives attributes a value: `a.b = 1;`, or one `inherit` with its names. */
export interface Attribute {
  readonly kind: "binding" | "inherit";
  readonly node: SyntaxNode;
  /** The components of the path, or the names that are inherited. */
  readonly names: readonly SyntaxNode[];
}

/**
 * What gives its value to an attribute for which Nix gives this offset: the start of a path, an inherited name, or, in
 * Nix 2.8, what stands before the names of an `inherit`.
 */
export function attributeAt(source: ParsedSource, offset: number): Attribute | undefined {
  for (const node of source.nodeAt(offset).ancestry()) {
    if (node.type === "attrpath") return node.parent?.type === "binding" ? bindingOf(node.parent) : undefined;
    const inherited = node.field("attrs");
    if (inherited !== undefined) return inheritOf(node, inherited.parts, offset);
    // What an inherited name or a component is made of belongs to it; every other expression is a value.
    if (node.type.endsWith("_expression") && !isName(node)) return undefined;
  }
  return undefined;
}

/** The name that a component or an inherited name stands for; undefined where only evaluation can tell. */
export function nameOf(node: SyntaxNode): string | undefined {
  if (node.type === "identifier") return node.text;
  const string = node.type === "interpolation" ? node.field("expression") : node;
  return string && stringOf(string);
}

/** A node of type `binding`. */
function bindingOf(node: SyntaxNode): Attribute | undefined {
  const path = node.field("attrpath");
  return path && { kind: "binding", node, names: path.parts };
}

/** Newer versions of Nix give the place of the name, Nix 2.8 that behind what is before all names. */
function inheritOf(node: SyntaxNode, names: readonly SyntaxNode[], offset: number): Attribute {
  const named = names.filter(({ start }) => start === offset);
  const isBehind = node.children.some(({ end, type }) => end === offset && (type === "inherit" || type === ")"));
  return { kind: "inherit", node, names: isBehind || named.length === 0 ? names : named };
}

function isName({ parent, type }: SyntaxNode): boolean {
  return type === "string_expression" && (parent?.type === "attrpath" || parent?.type === "inherited_attrs");
}

/** The binding whose value an attribute is written in, at whatever depth. */
export function enclosingBinding({ node }: Attribute): Attribute | undefined {
  for (const outer of node.parent?.ancestry() ?? []) {
    if (outer.type === "binding") return bindingOf(outer);
  }
  return undefined;
}

/** All bindings of the set that a binding is in. */
export function attributesBeside({ node }: Attribute): readonly Attribute[] {
  return (node.parent?.parts ?? []).flatMap((part) => (part.type === "binding" ? (bindingOf(part) ?? []) : []));
}
