import type { Integer } from "../../../lowering/types.ts";
import type { Value } from "../../definitions/definition.ts";
import type { Repair } from "../../diagnostics/diagnostic.ts";
import { mergeOneOption } from "../merge-one-option.ts";
import { rewriting } from "../repairs.ts";
import type { OptionType } from "./option-type.ts";

/** `types.int` */
export const int: OptionType<Integer> = {
  description: "signed integer",
  check: (value) => integerOf(value) !== undefined,
  merge(merging) {
    const value = mergeOneOption<Value>(merging);
    return value === undefined ? undefined : integerOf(value);
  },
  take: integerOf,
  repair: repairInteger,
  toNix: () => ({ kind: "int", merge: "one" }),
  toJsonSchema: () => ({ type: "integer" }),
};

function integerOf(value: Value): Integer | undefined {
  if (typeof value === "number") return value;
  return typeof value === "object" && value !== null && "integer" in value ? BigInt(value.integer) : undefined;
}

/** `"80"` is a string. */
function repairInteger(value: Value): Repair | undefined {
  return typeof value === "string" && /^(?:0|[1-9]\d{0,14})$/.test(value)
    ? rewriting(value, value, { safe: true })
    : undefined;
}
