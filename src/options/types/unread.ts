import type { OptionType } from "./option-type.ts";

/** An option of which only the places of its definitions are known: nothing but a container's `config` looks at its value. */
export function unread(of: OptionType<unknown>): OptionType<undefined> {
  const { description } = of;
  return {
    description,
    check: () => true,
    merge: () => undefined,
    toNix: () => ({ kind: "unread", description, of: of.toNix() }),
    toJsonSchema: () => of.toJsonSchema(),
  };
}

/** `types.unspecified`, also of an option that is declared without a type. No final value has it. */
export const unspecified: OptionType<undefined> = {
  description: "unspecified value",
  descriptionClass: "noun",
  check: () => true,
  merge: () => undefined,
  toNix: () => ({ kind: "unspecified", description: "unspecified value" }),
  toJsonSchema: () => ({}),
};

/** `types.attrs`. No final value has it. */
export const attrs: OptionType<undefined> = {
  ...unspecified,
  description: "attribute set",
  check: (value) => typeof value === "object" && value !== null && "set" in value,
  toNix: () => ({ kind: "attrs", description: "attribute set" }),
  toJsonSchema: () => ({ type: "object" }),
};
