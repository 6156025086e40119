import { mergeSubmodule } from "../merge-submodule.ts";
import type { NamedOption, OptionDeclaration, OptionDeclarations } from "../option-declaration.ts";
import { nixOption } from "../nix-option.ts";
import { optionJsonSchema } from "../option-json-schema.ts";
import type { OptionType } from "./option-type.ts";

/** `types.submodule` with these options; every one without `opaque` is in the merged value. */
export function submodule<T>(declarations: OptionDeclarations<T>): OptionType<T> {
  const options = Object.entries<OptionDeclaration<unknown>>(declarations).map(named);
  const prepared = {
    byName: new Map(options.map((option) => [option.name, option])),
    defaults: Object.fromEntries(options.filter(hasValue).map((option) => [option.name, option.default])),
  };
  return {
    description: "submodule",
    // A function is a submodule too: the evaluator has called it, and its options are in the node.
    check: (value) => typeof value === "object" && value !== null && ("set" in value || "function" in value),
    merge: (merging) => mergeSubmodule(merging, prepared) as T | undefined,
    toNix: () => ({
      kind: "submodule",
      options: Object.fromEntries(options.map((option) => [option.name, nixOption(option)])),
    }),
    toJsonSchema: () => ({
      type: "object",
      properties: Object.fromEntries(options.map((option) => [option.name, optionJsonSchema(option)])),
      required: options.filter(isRequired).map((option) => option.name),
      additionalProperties: false,
    }),
    nested: { loc: [], options },
  };
}

function named([name, option]: readonly [string, OptionDeclaration<unknown>]): NamedOption {
  const frozen = typeof option.default === "object" ? { default: Object.freeze(option.default) } : {};
  return Object.freeze({ name, ...option, ...frozen });
}

function hasValue(option: NamedOption): boolean {
  return option.opaque === undefined;
}

function isRequired(option: NamedOption): boolean {
  const defined = "default" in option || option.defaultFromName !== undefined || option.definedFrom !== undefined;
  return hasValue(option) && !defined;
}
