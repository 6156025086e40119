import type { Definition, Node } from "../definitions/definition.ts";
import { definitionsOf } from "./definitions-of.ts";
import { filterOverrides } from "./filter-overrides.ts";
import { mergeDefinitions } from "./merge-definitions.ts";
import type { Merging } from "./merging.ts";
import type { OptionType } from "./types/option-type.ts";

/** An element of a list or an attribute set. */
export interface Element<T> {
  readonly name: string;
  readonly type: OptionType<T>;
  readonly node: Node;
  /** The definition that holds the element. */
  readonly within: Definition | undefined;
}

/** What became of an element none of whose definitions counts (`mkIf false`): it is as if it were not there. */
export const DROPPED = Symbol("dropped");

/** `mergeDefinitions` for an element: its value, or undefined after at least one error was reported. */
export function mergeElement<T>(
  { loc, option, scope }: Merging,
  { name, type, node, within }: Element<T>,
): T | undefined | typeof DROPPED {
  const definitions = filterOverrides(definitionsOf(node, within));
  if (definitions.length === 0) return DROPPED;
  return mergeDefinitions(type, { loc: loc.concat(name), type, option, node, scope, definitions });
}
