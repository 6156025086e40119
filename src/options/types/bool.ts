import type { Value } from "../../definitions/definition.ts";
import type { Repair } from "../../diagnostics/diagnostic.ts";
import { mergeEqualOption } from "../merge-equal-option.ts";
import { rewriting } from "../repairs.ts";
import type { OptionType } from "./option-type.ts";

/** `types.bool`: several definitions have to be equal. */
export const bool: OptionType<boolean> = {
  description: "boolean",
  descriptionClass: "noun",
  check: (value) => typeof value === "boolean",
  merge: (merging) => mergeEqualOption<boolean>(merging),
  take: (value) => (typeof value === "boolean" ? value : undefined),
  repair: repairBool,
  toNix: () => ({ kind: "bool", description: "boolean", merge: "equal" }),
  toJsonSchema: () => ({ type: "boolean" }),
};

const WORDS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  on: true,
  off: false,
};

/** `"true"` is a string; what other words mean is likely, and no more. */
function repairBool(value: Value): Repair | undefined {
  if (value === 0 || value === 1) return rewriting(value, String(value === 1), { safe: false });
  if (typeof value !== "string" || !Object.hasOwn(WORDS, value)) return undefined;
  return rewriting(value, String(WORDS[value]), { safe: ["true", "false"].includes(value) });
}
