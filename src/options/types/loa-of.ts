import type { Value } from "../../definitions/definition.ts";
import { isSet, mergeAttrs } from "./attrs-of.ts";
import type { OptionType } from "./option-type.ts";

/** `types.loaOf`: an attribute set, or a list whose elements the evaluator has named already. */
export function loaOf<T>(of: OptionType<T>): OptionType<{ readonly [name: string]: T }> {
  return {
    description: `list or attribute set of ${of.description}s`,
    check: (value) => isSet(value) || isAnyList(value),
    merge: (merging) => mergeAttrs(of, merging),
    toNix: () => ({ kind: "loaOf", of: of.toNix() }),
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
