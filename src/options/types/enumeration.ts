import { mergeScalar } from "../merge-scalar.ts";
import type { OptionType } from "./option-type.ts";

/** `types.enum`, of strings. */
export function enumeration(values: readonly string[]): OptionType<string> {
  const description = `one of ${values.map((value) => `"${value}"`).join(", ")}`;
  const isOne = (value: unknown): value is string => typeof value === "string" && values.includes(value);
  return {
    description,
    descriptionClass: "conjunction",
    check: isOne,
    merge: (merging) => mergeScalar<string>(merging),
    take: (value) => (isOne(value) ? value : undefined),
    toNix: () => ({ kind: "enum", description, merge: "scalar", values }),
    toJsonSchema: () => ({ enum: values }),
  };
}
