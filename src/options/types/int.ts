import { mergeOneOption } from "../merge-one-option.ts";
import type { OptionType } from "./option-type.ts";

/** `types.int` */
export const int: OptionType<number> = {
  description: "signed integer",
  check: (value) => typeof value === "number",
  merge: (merging) => mergeOneOption<number>(merging),
  toNix: () => ({ kind: "int", merge: "one" }),
  toJsonSchema: () => ({ type: "integer" }),
};
