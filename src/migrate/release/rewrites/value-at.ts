import { isEntry } from "../../../definitions/entry-name.ts";
import { attributeAt, type Attribute } from "../../../syntax/attribute.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import { isReliable } from "../../../syntax/reliable.ts";
import type { SyntaxNode } from "../../../syntax/syntax-node.ts";
import { targetOf } from "../../../syntax/target.ts";
import type { Refusal } from "./rewrite.ts";

/** A value that is written where its option is named. */
export interface WrittenValue {
  readonly attribute: Attribute;
  /** The option's name. */
  readonly name: SyntaxNode;
  /** All that stands between `=` and `;`. */
  readonly expression: SyntaxNode;
}

/**
 * The value that a diagnostic about an option is placed at; undefined where the source does not show it, as of a name
 * that is computed, or in a file that is only half understood.
 */
export function valueAt(source: ParsedSource, { span, loc }: Refusal): WrittenValue | undefined {
  const offset = span === null || source.hasErrors ? undefined : source.source.offsetOf(span);
  const attribute = offset === undefined ? undefined : attributeAt(source, offset);
  if (attribute?.kind !== "binding") return undefined;
  const target = targetOf(
    attribute,
    loc.filter((component) => !isEntry(component)),
  );
  const expression = attribute.node.field("expression");
  if (target?.below !== 0 || expression === undefined || !isReliable(attribute.node)) return undefined;
  const [name] = target.name.nodes;
  // Of `containers.web = { … };` with the option further inside, the value is another one's.
  return target.name.exact && attribute.names.at(-1) === name ? { attribute, name, expression } : undefined;
}
