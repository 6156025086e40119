import { nameOf } from "../../../syntax/attribute.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { mergedParts, unwrapValue } from "../../../syntax/unwrap-value.ts";
import { NotWritten } from "./not-written.ts";
import { Splice } from "./splice.ts";
import { withBlanks } from "./with-blanks.ts";

/** An element of a list of bind mounts as an attribute: its name as Nix source, and the rest of it. */
export interface NamedElement {
  readonly name: string;
  readonly text: string;
}

/**
 * An element as the attribute of its mount point. A mount point that is a plain string need not be said again; any other
 * expression stays, so that it is evaluated where it was. `source` is the whole text. Throws `NotWritten` where no mount
 * point is written.
 */
export function namedElement(element: SyntaxNode, source: string): NamedElement {
  const set = unwrapValue(element);
  const parts = partsOf(set);
  const inherited = parts.find((part) => part.type !== "binding" && inherits(part, MOUNT_POINT));
  // Outside the set, or outside what is around it, names may mean something else.
  const isMovable = set.type === "attrset_expression" && isBare(element, set);
  if (inherited !== undefined && isMovable) return { name: inheritedName(inherited), text: element.text };
  const binding = parts.find((part) => part.type === "binding" && isNamed(part, MOUNT_POINT));
  const value = binding?.field("expression");
  if (binding === undefined || value === undefined || isProperty(value)) throw new NotWritten(element);
  if (isPlainString(value)) {
    // In a recursive set, others may mention it.
    return {
      name: value.text,
      text: set.type === "attrset_expression" ? without(element, binding, source) : element.text,
    };
  }
  if (!isMovable) throw new NotWritten(element);
  return { name: value.type === "string_expression" ? value.text : `\${${value.text}}`, text: element.text };
}

const MOUNT_POINT = "mountPoint";

function partsOf(set: SyntaxNode): readonly SyntaxNode[] {
  if (set.type !== "attrset_expression" && set.type !== "rec_attrset_expression") throw new NotWritten(set);
  return set.parts.flatMap((part) => (part.type === "binding_set" ? part.parts : []));
}

function isNamed(binding: SyntaxNode, name: string): boolean {
  const names = binding.field("attrpath")?.parts ?? [];
  return names.length === 1 && names.every((each) => nameOf(each) === name);
}

function inherits(part: SyntaxNode, name: string): boolean {
  return (part.field("attrs")?.parts ?? []).some((each) => nameOf(each) === name);
}

/** `inherit mountPoint;` and `inherit (mount) mountPoint;` */
function inheritedName(part: SyntaxNode): string {
  const from = part.field("expression");
  if (part.type === "inherit") return `\${${MOUNT_POINT}}`;
  if (from === undefined || !SELECTABLE.includes(from.type)) throw new NotWritten(part);
  return `\${${from.text}.${MOUNT_POINT}}`;
}

const SELECTABLE: readonly string[] = ["variable_expression", "select_expression", "parenthesized_expression"];

/** Whether the value is inside of `mkIf` and its like, which say something about an option, and nothing about a name. */
function isProperty(value: SyntaxNode): boolean {
  const inner = unwrapValue(value);
  for (const node of inner.ancestry()) {
    if (node !== inner && node.type === "apply_expression") return true;
    if (node === value) break;
  }
  return mergedParts(inner) !== undefined;
}

function isPlainString(value: SyntaxNode): boolean {
  return value.type === "string_expression" && value.parts.every(({ type }) => type !== "interpolation");
}

/** Whether nothing but parentheses is around a set. */
function isBare(element: SyntaxNode, set: SyntaxNode): boolean {
  for (const node of set.ancestry()) {
    if (node !== set && node.type !== "parenthesized_expression") return false;
    if (node === element) return true;
  }
  return false;
}

function without(element: SyntaxNode, binding: SyntaxNode, source: string): string {
  const splice = new Splice(element);
  splice.replace(withBlanks(binding, source), "");
  return splice.text();
}
