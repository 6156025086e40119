import type { Value } from "../../definitions/definition.ts";
import type { Release } from "../../releases/releases.ts";
import { isSet, mergeAttrs } from "./attrs-of.ts";
import { describeElements } from "./describe-part.ts";
import type { OptionType } from "./option-type.ts";

/**
 * `types.loaOf`: an attribute set, or a list whose elements the evaluator has named already, by their attribute `nameFrom`
 * or else by their number.
 */
export function loaOf<T>(
  of: OptionType<T>,
  nameFrom: string,
  release: Release,
): OptionType<{ readonly [name: string]: T }> {
  const description = `list or attribute set of ${describeElements(of, release)}`;
  return {
    description,
    check: (value) => isSet(value) || isAnyList(value),
    merge: (merging) => mergeAttrs(of, merging),
    toNix: () => ({ kind: "loaOf", description, nameFrom, of: of.toNix() }),
    toJsonSchema() {
      const element = of.toJsonSchema();
      return {
        anyOf: [
          { type: "object", additionalProperties: element },
          { type: "array", items: element },
        ],
      };
    },
    ...(of.nested && { nested: { loc: ["<name?>", ...of.nested.loc], options: of.nested.options } }),
  };
}

function isAnyList(value: Value): boolean {
  return typeof value === "object" && value !== null && ("list" in value || "unexpected" in value);
}
