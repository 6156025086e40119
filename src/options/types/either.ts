import type { Release } from "../../releases/releases.ts";
import type { Merging } from "../merging.ts";
import { reportDefinedMultipleTimes, reportWrongType } from "../report.ts";
import { describePart, mismatchIn } from "./describe-part.ts";
import type { OptionType } from "./option-type.ts";

/** `types.either`: all definitions are of the one type, or all of the other. */
export function either<A, B>(a: OptionType<A>, b: OptionType<B>, release: Release): OptionType<A | B> {
  const description = [a, b].map((type) => describePart(type, ["noun", "conjunction"], release)).join(" or ");
  const mismatch = mismatchIn(release, [a, b]);
  return {
    description,
    descriptionClass: "conjunction",
    check: (value) => a.check(value) || b.check(value),
    merge(merging) {
      if (isAll(a, merging)) return a.merge(merging);
      if (isAll(b, merging)) return b.merge(merging);
      reportMixed(merging);
      return undefined;
    },
    take: (value) => a.take?.(value) ?? b.take?.(value),
    repair: (value) => a.repair?.(value) ?? b.repair?.(value),
    ...mismatch,
    toNix: () => ({ kind: "either", description, ...mismatch, of: [a.toNix(), b.toNix()] }),
    toJsonSchema: () => ({ anyOf: [a.toJsonSchema(), b.toJsonSchema()] }),
  };
}

function isAll(type: OptionType<unknown>, { definitions }: Merging): boolean {
  return definitions.every(({ value }) => value !== undefined && type.check(value));
}

/** Each definition is of one of the types, and not all are of the same. */
function reportMixed(merging: Merging): void {
  const [first] = merging.definitions;
  if (merging.type.mismatch === undefined || first === undefined) reportDefinedMultipleTimes(merging);
  else reportWrongType(merging, first);
}
