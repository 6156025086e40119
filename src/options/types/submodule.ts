import type { Value } from "../../definitions/definition.ts";
import type { Release } from "../../releases/releases.ts";
import { mergeSubmodule } from "../merge-submodule.ts";
import type { NamedOption, OptionSpan } from "../option-declaration.ts";
import { nixOption } from "../nix-option.ts";
import { optionJsonSchema } from "../option-json-schema.ts";
import { mismatchIn } from "./describe-part.ts";
import type { OptionType } from "./option-type.ts";
import { isPath } from "./path.ts";

interface SubmoduleContext {
  readonly release: Release;
  /** The releases of options that only some have, this one or others. */
  readonly spans: ReadonlyMap<string, OptionSpan>;
}

/** `types.submodule` with these options; every one without `opaque` is in the merged value. */
export function submodule<T>(options: readonly NamedOption[], { release, spans }: SubmoduleContext): OptionType<T> {
  const mismatch = mismatchIn(release);
  const prepared = {
    byName: new Map(options.map((option) => [option.name, option])),
    defaults: Object.fromEntries(options.filter(hasValue).map((option) => [option.name, option.default])),
    spans,
  };
  return {
    description: "submodule",
    check: (value) => isModule(value) || (release.rules.pathSubmodules && isPath(value)),
    merge: (merging) => mergeSubmodule(merging, prepared) as T | undefined,
    ...mismatch,
    toNix: () => ({
      kind: "submodule",
      description: "submodule",
      ...mismatch,
      options: Object.fromEntries(options.map((option) => [option.name, nixOption(option)])),
    }),
    toJsonSchema: () => ({
      type: "object",
      properties: Object.fromEntries(
        options.filter(isOffered).map((option) => [option.name, optionJsonSchema(option)]),
      ),
      required: options.filter(isRequired).map((option) => option.name),
      additionalProperties: false,
    }),
    nested: { loc: [], options: options.filter(isOffered) },
  };
}

/** A function is a submodule too: the evaluator has called it, and its options are in the node. */
function isModule(value: Value): boolean {
  return typeof value === "object" && value !== null && ("set" in value || "function" in value);
}

/** Whether the option is there to be set. */
function isOffered({ removed }: NamedOption): boolean {
  return removed === undefined;
}

function hasValue(option: NamedOption): boolean {
  return option.opaque === undefined;
}

function isRequired(option: NamedOption): boolean {
  const defined = "default" in option || option.defaultFromName !== undefined || option.definedFrom !== undefined;
  return hasValue(option) && !defined;
}
