import type { OptionType } from "./option-type.ts";

/** The type of `config`: any number of NixOS modules, which are evaluated elsewhere or not at all. */
export const nixosModule: OptionType<undefined> = {
  description: "Toplevel NixOS config",
  check: () => true,
  merge: () => undefined,
  toNix: () => ({ kind: "module", description: "Toplevel NixOS config" }),
  toJsonSchema: () => ({}),
};
