import type { Span } from "../diagnostics/diagnostic.ts";
import type { Focus } from "../diagnostics/focus.ts";
import { type Attribute, attributeAt, nameOf } from "./attribute.ts";
import { importOf } from "./import-element.ts";
import { listEntry } from "./list-entry.ts";
import { literalOf } from "./literal.ts";
import { locateExpression } from "./locate-expression.ts";
import type { ParsedSource } from "./parsed-source.ts";
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

/** Stands in an option's path for an element of a list, which has no name in the source. */
const ENTRY = /^\[definition \d+-entry (\d+)\]$/;

/**
 * The part of the source that a diagnostic is about. `at` is the position that Nix gives for an attribute of the
 * option's path `loc` (for the focus on an expression, that of the expression). Undefined where nothing is known for
 * certain: the position is nothing like that, or the grammar does not know the syntax there.
 */
export function locate(source: ParsedSource, at: Place, loc: readonly string[], focus: Focus): Located | undefined {
  if (focus.on === "syntax") return { span: syntaxErrorSpan(source, at).span, exact: true };
  const offset = source.source.offsetOf(at);
  if (offset === undefined) return undefined;
  const attribute = attributeAt(source, offset);
  if (attribute === undefined) {
    const expression = locateExpression(source, offset);
    return expression && { ...expression, exact: focus.on === "expression" };
  }
  const names = loc.filter((component) => !ENTRY.test(component));
  const target = targetOf(attribute, names);
  return target && locateIn(source, target, entryFocus(loc, focus));
}

/** The value of `….[definition 1-entry 2]` is the second entry. */
function entryFocus(loc: readonly string[], focus: Focus): Focus {
  const [, number] = ENTRY.exec(loc.at(-1) ?? "") ?? [];
  return number !== undefined && focus.on === "value" ? { on: "entry", index: Number(number) - 1 } : focus;
}

function locateIn(source: ParsedSource, target: Target, focus: Focus): Located | undefined {
  if (focus.on === "name") return located(source, target, target.name, nameOf);
  const element = elementOf(source, target.expression, focus);
  if (element !== undefined) return located(source, target, element);
  const whole = focus.on === "value" || focus.on === "expression";
  return located(source, target, whole ? target.value : { ...target.value, exact: false });
}

function elementOf(source: ParsedSource, list: SyntaxNode | undefined, focus: Focus): Part | undefined {
  if (list === undefined || !isReliable(list)) return undefined;
  if (focus.on === "entry") {
    const entry = listEntry(list, focus.index, focus.text);
    return entry && { nodes: [entry.node], exact: entry.exact };
  }
  const found = focus.on === "import" ? importOf(list, focus.file, source.file) : undefined;
  return found && { nodes: [found], exact: true };
}

function located(
  source: ParsedSource,
  { attribute }: Target,
  part: Part,
  literalIn = (node: SyntaxNode) => literalOf(unwrapValue(node)),
): Located | undefined {
  if (!part.nodes.every(isReliable)) return undefined;
  const [node] = part.nodes;
  const literal = part.exact ? literalIn(node) : undefined;
  const binding = isReliablyPlaced(attribute.node) ? bindingOf(attribute) : undefined;
  return {
    span: source.spanOf(rangeOf(part)),
    exact: part.exact,
    ...(literal === undefined ? {} : { literal }),
    ...(binding === undefined ? {} : { binding: source.spanOf(binding) }),
  };
}

function bindingOf({ kind, node, names }: Attribute): SyntaxNode {
  const inherited = node.field("attrs")?.parts ?? [];
  const [name] = names;
  return kind === "inherit" && inherited.length > 1 && names.length === 1 && name !== undefined ? name : node;
}
