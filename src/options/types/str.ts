import { mergeOneOption } from "../merge-one-option.ts";
import { repairString } from "../repairs.ts";
import type { OptionType } from "./option-type.ts";

/** `types.str` */
export const str: OptionType<string> = {
  description: "string",
  check: (value) => typeof value === "string",
  merge: (merging) => mergeOneOption<string>(merging),
  take: (value) => (typeof value === "string" ? value : undefined),
  repair: repairString,
  toNix: () => ({ kind: "str", merge: "one" }),
  toJsonSchema: () => ({ type: "string" }),
};
