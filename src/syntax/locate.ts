import { isEntry } from "../definitions/entry-name.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { type Attribute, attributeAt, nameOf } from "./attribute.ts";
import { literalOf } from "./literal.ts";
import { locateExpression } from "./locate-expression.ts";
import type { ParsedSource } from "./parsed-source.ts";
import { partInFocus } from "./part-in-focus.ts";
import { isReliable, isReliablyPlaced } from "./reliable.ts";
import type { Place } from "./source-text.ts";
import { syntaxErrorSpan } from "./syntax-error-span.ts";
import type { SyntaxNode } from "./syntax-node.ts";
import { type Part, rangeOf, type Target, targetOf } from "./target.ts";
import { unwrapValue } from "./unwrap-value.ts";

/** Where in a source something is that a diagnostic is about. */
export interface Located {
  /** The end is exclusive, columns count bytes. */
  readonly span: Span;
  /** The span is the very thing, and not merely something that contains or makes it. */
  readonly exact: boolean;
  /** What the expression in the span says, where it is a literal without interpolation; the name, where it is a name. */
  readonly literal?: string | number | boolean;
  /** What gives the attribute its value, from the name to the semicolon; of several inherited names, the name alone. */
  readonly binding?: Span;
}

/**
 * The part of the source that a diagnostic is about. `at` is the position that Nix gives for an attribute of the
 * option's path `loc` (for the focus on an expression, that of the expression). Undefined where nothing is known for
 * certain: the position is nothing like that, or the grammar does not know the syntax there.
 */
export function locate(source: ParsedSource, at: Place, loc: readonly string[], focus: Focus): Located | undefined {
  if (focus.on === "syntax") return { span: syntaxErrorSpan(source, at).span, exact: true };
  const offset = source.source.offsetOf(at);
  if (offset === undefined) return undefined;
  if (focus.on === "binding") return locateBinding(source, offset);
  const attribute = attributeAt(source, offset);
  if (attribute === undefined) {
    const expression = locateExpression(source, offset);
    return expression && { ...expression, exact: focus.on === "expression" };
  }
  const names = loc.filter((component) => !isEntry(component));
  const target = targetOf(attribute, names);
  const part = target && partInFocus(source, target, loc, focus);
  return part && located(source, target, part);
}

function located(source: ParsedSource, target: Target, part: Part): Located | undefined {
  if (!part.nodes.every(isReliable)) return undefined;
  const literal = part.exact ? saidBy(part.nodes[0], target) : undefined;
  const binding = isReliablyPlaced(target.attribute.node) ? bindingOf(target.attribute) : undefined;
  return {
    span: source.spanOf(rangeOf(part)),
    exact: part.exact,
    ...(literal === undefined ? {} : { literal }),
    ...(binding === undefined ? {} : { binding: source.spanOf(binding) }),
  };
}

/** An inherited name is a variable too, and says nothing of its own. */
function saidBy(node: SyntaxNode, { attribute }: Target): string | number | boolean | undefined {
  return attribute.kind === "binding" && attribute.names.includes(node) ? nameOf(node) : literalOf(unwrapValue(node));
}

function bindingOf({ kind, node, names }: Attribute): SyntaxNode {
  const inherited = node.field("attrs")?.parts ?? [];
  const [name] = names;
  return kind === "inherit" && inherited.length > 1 && names.length === 1 && name !== undefined ? name : node;
}

/** The path of the innermost binding around an offset. */
function locateBinding(source: ParsedSource, offset: number): Located | undefined {
  const binding = Array.from(source.nodeAt(offset).ancestry()).find(({ type }) => type === "binding");
  const path = binding?.field("attrpath");
  if (binding === undefined || path === undefined || !isReliable(path)) return undefined;
  return { span: source.spanOf(path), exact: true, binding: source.spanOf(binding) };
}
