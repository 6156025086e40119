import { mergeEqualOption } from "../merge-equal-option.ts";
import type { OptionType } from "./option-type.ts";

/** `types.bool`: several definitions have to be equal. */
export const bool: OptionType<boolean> = {
  description: "boolean",
  check: (value) => typeof value === "boolean",
  merge: (merging) => mergeEqualOption<boolean>(merging),
  take: (value) => (typeof value === "boolean" ? value : undefined),
  toNix: () => ({ kind: "bool", merge: "equal" }),
  toJsonSchema: () => ({ type: "boolean" }),
};
