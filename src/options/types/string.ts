import { checkDefinitions } from "../check-definitions.ts";
import { repairString } from "../repairs.ts";
import type { OptionType } from "./option-type.ts";

/** `types.string`, the deprecated one: several definitions become one string, with nothing in between. */
export const string: OptionType<string> = {
  description: "string",
  check: (value) => typeof value === "string",
  merge(merging) {
    if (!checkDefinitions(merging)) return undefined;
    return merging.definitions.reduce((text, { value }) => (typeof value === "string" ? text + value : text), "");
  },
  take: (value) => (typeof value === "string" ? value : undefined),
  repair: repairString,
  toNix: () => ({ kind: "string", description: "string", merge: "concat" }),
  toJsonSchema: () => ({ type: "string" }),
};
