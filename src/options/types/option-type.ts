import type { Value } from "../../definitions/definition.ts";
import type { Repair } from "../../diagnostics/diagnostic.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { Merging } from "../merging.ts";
import type { NixType } from "../nix-type.ts";
import type { NamedOption } from "../option-declaration.ts";

/**
 * An option type, as `mkOptionType` of nixpkgs' `lib/types.nix` makes one. `T` is the merged value.
 *
 * `mergeDefinitions` calls `check` and `merge`, after priorities and order are settled.
 */
export interface OptionType<T> {
  /** In the words of nixpkgs, as messages and the manual show it. */
  readonly description: string;
  /** How the description reads as a part of others'; absent where nixpkgs does not say. */
  readonly descriptionClass?: DescriptionClass;
  /** Whether a single definition may have this value. Looks at the outermost value only. */
  check(value: Value): boolean;
  /** The value of all definitions together, or undefined after at least one error was reported. */
  merge(merging: Merging): T | undefined;
  /**
   * A short cut for the most frequent case, a single plain definition: the merged value, where it is certain from the
   * value alone that `check` and `merge` would find nothing wrong, else undefined.
   */
  readonly take?: (value: Value) => T | undefined;
  /** What was likely meant by a value that is not of the type, where that is plain to see. */
  readonly repair?: (value: Value) => Repair | undefined;
  /**
   * Set where the type itself finds the definitions that are not of it (`merge.v2` of nixpkgs): the descriptions of its
   * alternatives, if it has any.
   */
  readonly mismatch?: readonly string[];
  /** The type as the Nix side rebuilds it. */
  toNix(): NixType;
  /** What may stand in a definition that is written as JSON. */
  toJsonSchema(): JsonSchema;
  /** The options of the values inside, where there is a submodule. */
  readonly nested?: Nested;
}

/** `descriptionClass` of nixpkgs' `lib/types.nix`. */
export type DescriptionClass = "noun" | "composite" | "conjunction";

/** Options that a value of a type has in turn, such as those of `listOf (submodule …)`. */
export interface Nested {
  /** What stands between: `["*"]` in a list, `["<name>"]` in an attribute set, as in the manual of NixOS. */
  readonly loc: readonly string[];
  readonly options: readonly NamedOption[];
}
