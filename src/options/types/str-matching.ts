import { mergeScalar } from "../merge-scalar.ts";
import type { OptionType } from "./option-type.ts";

/** `types.strMatching`: the whole string matches. The pattern has to mean the same to Nix, JavaScript and JSON Schema. */
export function strMatching(pattern: string): OptionType<string> {
  const description = `string matching the pattern ${pattern}`;
  const whole = new RegExp(`^(?:${pattern})$`);
  const isMatch = (value: unknown): value is string => typeof value === "string" && whole.test(value);
  return {
    description,
    descriptionClass: "noun",
    check: isMatch,
    merge: (merging) => mergeScalar<string>(merging),
    take: (value) => (isMatch(value) ? value : undefined),
    toNix: () => ({ kind: "str", description, merge: "scalar", pattern }),
    toJsonSchema: () => ({ type: "string", pattern: whole.source }),
  };
}
