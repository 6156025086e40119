import { mergeScalar } from "../merge-scalar.ts";
import { repairString } from "../repairs.ts";
import type { OptionType } from "./option-type.ts";

/** `types.str` */
export const str: OptionType<string> = {
  description: "string",
  descriptionClass: "noun",
  check: (value) => typeof value === "string",
  merge: (merging) => mergeScalar<string>(merging),
  take: (value) => (typeof value === "string" ? value : undefined),
  repair: repairString,
  toNix: () => ({ kind: "str", description: "string", merge: "scalar" }),
  toJsonSchema: () => ({ type: "string" }),
};
