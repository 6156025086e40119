import type { Value } from "../definitions/definition.ts";
import type { Merging } from "./merging.ts";
import { reportConflictingDefinitions } from "./report.ts";

/** `mergeEqualOption` for scalars: the value that all definitions agree on. `T` is what the type has checked it to be. */
export function mergeEqualOption<T extends Value>(merging: Merging): T | undefined {
  const value = merging.definitions[0]?.value;
  if (merging.definitions.every((definition) => isEqual(definition.value, value))) return value as T | undefined;
  reportConflictingDefinitions(merging);
  return undefined;
}

/** `==` of Nix, as far as it can be told: derivations are equal where their paths are; no path is equal to a string. */
function isEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if ("path" in a && "path" in b) return a.path === b.path;
  if ("integer" in a && "integer" in b) return a.integer === b.integer;
  return "string" in a && "string" in b && a.string !== undefined && a.string === b.string;
}
