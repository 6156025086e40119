import type { Value } from "../definitions/definition.ts";
import type { Merging } from "./merging.ts";
import { reportDefinedMultipleTimes } from "./report.ts";

/** `mergeOneOption`: the value of the only definition. `T` is what the type has checked the value to be. */
export function mergeOneOption<T extends Value>(merging: Merging): T | undefined {
  if (merging.definitions.length === 1) return merging.definitions[0]?.value as T | undefined;
  reportDefinedMultipleTimes(merging);
  return undefined;
}
