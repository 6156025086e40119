import type { Value } from "../../definitions/definition.ts";
import type { Release } from "../../releases/releases.ts";
import { reportNullAndNotNull } from "../report.ts";
import { describePart } from "./describe-part.ts";
import type { OptionType } from "./option-type.ts";

/** `types.nullOr`: null, or what the wrapped type makes of definitions none of which is null. */
export function nullOr<T>(of: OptionType<T>, release: Release): OptionType<T | null> {
  const description = `null or ${describePart(of, ["noun", "conjunction"], release)}`;
  return {
    description,
    descriptionClass: "conjunction",
    check: (value) => value === null || of.check(value),
    merge(merging) {
      const nulls = merging.definitions.filter((definition) => definition.value === null).length;
      if (nulls === merging.definitions.length) return null;
      if (nulls === 0) return of.merge(merging);
      reportNullAndNotNull(merging);
      return undefined;
    },
    ...(of.repair && { repair: of.repair }),
    ...(of.take && { take: takeNullOr(of.take) }),
    toNix: () => ({ kind: "nullOr", description, of: of.toNix() }),
    toJsonSchema: () => ({ anyOf: [{ type: "null" }, of.toJsonSchema()] }),
    ...(of.nested && { nested: of.nested }),
  };
}

function takeNullOr<T>(take: (value: Value) => T | undefined): (value: Value) => T | null | undefined {
  return (value) => (value === null ? null : take(value));
}
