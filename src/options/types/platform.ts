import { mergeOneOption } from "../merge-one-option.ts";
import type { OptionType } from "./option-type.ts";

/**
 * A platform of `nixpkgs.system` and its like. The Nix side has taken the name, such as `x86_64-linux`, out of a set
 * with `system` or `config`.
 */
export const platform: OptionType<string> = {
  description: "platform",
  check: (value) => typeof value === "string",
  merge: (merging) => mergeOneOption<string>(merging),
  toNix: () => ({ kind: "platform", merge: "one" }),
  toJsonSchema: () => ({ type: "string" }),
};
