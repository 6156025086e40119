import type { Integer } from "../../../lowering/types.ts";
import type { Value } from "../../definitions/definition.ts";
import type { Repair } from "../../diagnostics/diagnostic.ts";
import { mergeScalar } from "../merge-scalar.ts";
import { rewriting } from "../repairs.ts";
import type { OptionType } from "./option-type.ts";

/** `types.int` */
export const int: OptionType<Integer> = integer("signed integer", () => true);

/** `types.ints.uBITS`, which `types.port` is for 16 bits. */
export function unsigned(bits: 16 | 32): OptionType<Integer> {
  const highest = 2 ** bits - 1;
  const description = `${bits} bit unsigned integer; between 0 and ${highest} (both inclusive)`;
  const type = integer(description, (value) => value >= 0 && value <= highest);
  return {
    ...type,
    toNix: () => ({ kind: "int", description, merge: "scalar", lowest: 0, highest }),
    toJsonSchema: () => ({ type: "integer", minimum: 0, maximum: highest }),
  };
}

function integer(description: string, contains: (value: Integer) => boolean): OptionType<Integer> {
  const take = (value: Value): Integer | undefined => {
    const number = integerOf(value);
    return number !== undefined && contains(number) ? number : undefined;
  };
  return {
    description,
    descriptionClass: "noun",
    check: (value) => take(value) !== undefined,
    merge(merging) {
      const value = mergeScalar<Value>(merging);
      return value === undefined ? undefined : take(value);
    },
    take,
    repair: (value) => repairInteger(value, contains),
    toNix: () => ({ kind: "int", description, merge: "scalar" }),
    toJsonSchema: () => ({ type: "integer" }),
  };
}

function integerOf(value: Value): Integer | undefined {
  if (typeof value === "number") return value;
  return typeof value === "object" && value !== null && "integer" in value ? BigInt(value.integer) : undefined;
}

/** `"80"` is a string. */
function repairInteger(value: Value, contains: (value: Integer) => boolean): Repair | undefined {
  return typeof value === "string" && /^(?:0|[1-9]\d{0,14})$/.test(value) && contains(Number(value))
    ? rewriting(value, value, { safe: true })
    : undefined;
}
