import type { Value } from "../definitions/definition.ts";
import { mergeEqualOption } from "./merge-equal-option.ts";
import { mergeOneOption } from "./merge-one-option.ts";
import type { Merging } from "./merging.ts";

/** The merge function of strings, numbers and paths: `mergeOneOption` in old releases, `mergeEqualOption` in others. */
export function mergeScalar<T extends Value>(merging: Merging): T | undefined {
  return merging.scope.release.rules.uniqueScalars ? mergeOneOption<T>(merging) : mergeEqualOption<T>(merging);
}
