import { reportNullAndNotNull } from "../report.ts";
import type { OptionType } from "./option-type.ts";

/** `types.nullOr`: null, or what the wrapped type makes of definitions none of which is null. */
export function nullOr<T>(of: OptionType<T>): OptionType<T | null> {
  return {
    description: `null or ${of.description}`,
    check: (value) => value === null || of.check(value),
    merge(merging) {
      const nulls = merging.definitions.filter((definition) => definition.value === null).length;
      if (nulls === merging.definitions.length) return null;
      if (nulls === 0) return of.merge(merging);
      reportNullAndNotNull(merging);
      return undefined;
    },
    toNix: () => ({ kind: "nullOr", of: of.toNix() }),
    toJsonSchema: () => ({ anyOf: [{ type: "null" }, of.toJsonSchema()] }),
    ...(of.nested && { nested: of.nested }),
  };
}
