import type { Value } from "../definitions/definition.ts";
import type { Merging } from "./merging.ts";
import { reportConflictingDefinitions } from "./report.ts";

/** `mergeEqualOption` for scalars: the value that all definitions agree on. `T` is what the type has checked it to be. */
export function mergeEqualOption<T extends Value>(merging: Merging): T | undefined {
  const value = merging.definitions[0]?.value;
  if (merging.definitions.every((definition) => definition.value === value)) return value as T | undefined;
  reportConflictingDefinitions(merging);
  return undefined;
}
