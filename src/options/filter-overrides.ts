import type { Definition } from "../definitions/definition.ts";

/** Of a definition without `mkOverride`. */
export const DEFAULT_PRIORITY = 100;

/** Definitions that are weaker than this never count, whether others exist or not. */
const WEAKEST_PRIORITY = 9999;

const DEFAULT_ORDER = 1000;

/** `filterOverrides'` and `sortProperties` of `lib/modules.nix`: the definitions that count, in the order in which they do. */
export function filterOverrides(definitions: readonly Definition[]): readonly Definition[] {
  const highest = highestPriority(definitions);
  // Most options have a single definition: nothing is copied for them.
  if (definitions.length === 1 && highest < WEAKEST_PRIORITY) return definitions;
  const strongest = definitions.filter((definition) => priorityOf(definition) === highest);
  return strongest.sort((a, b) => orderOf(a) - orderOf(b));
}

/** The strongest priority, which is the smallest number. */
export function highestPriority(definitions: readonly Definition[]): number {
  let highest = WEAKEST_PRIORITY;
  for (const definition of definitions) highest = Math.min(highest, priorityOf(definition));
  return highest;
}

export function priorityOf(definition: Definition): number {
  return definition.priority ?? DEFAULT_PRIORITY;
}

function orderOf(definition: Definition): number {
  return definition.order ?? DEFAULT_ORDER;
}
