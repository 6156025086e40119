import { perObject } from "../../../lowering/per-object.ts";
import type { Integer } from "../../../lowering/types.ts";
import type { Release } from "../../releases/releases.ts";
import { type OptionDeclarations, optionsIn, optionSpans } from "../option-declaration.ts";
import { attrsOf } from "./attrs-of.ts";
import { bool } from "./bool.ts";
import { either } from "./either.ts";
import { enumeration } from "./enumeration.ts";
import { int, unsigned } from "./int.ts";
import { listOf } from "./list-of.ts";
import { loaOf } from "./loa-of.ts";
import { nixosModule } from "./nixos-module.ts";
import { nullOr } from "./null-or.ts";
import type { OptionType } from "./option-type.ts";
import { path } from "./path.ts";
import { str } from "./str.ts";
import { strMatching } from "./str-matching.ts";
import { string } from "./string.ts";
import { submodule } from "./submodule.ts";
import { attrs, unread, unspecified } from "./unread.ts";

/** `lib.types` of a release, as far as the containers module uses it. */
export interface OptionTypes {
  readonly bool: OptionType<boolean>;
  readonly int: OptionType<Integer>;
  readonly port: OptionType<Integer>;
  readonly u32: OptionType<Integer>;
  readonly str: OptionType<string>;
  readonly string: OptionType<string>;
  readonly strMatching: (pattern: string) => OptionType<string>;
  readonly path: OptionType<string>;
  readonly enumeration: (values: readonly string[]) => OptionType<string>;
  readonly either: <A, B>(a: OptionType<A>, b: OptionType<B>) => OptionType<A | B>;
  readonly nullOr: <T>(of: OptionType<T>) => OptionType<T | null>;
  readonly listOf: <T>(of: OptionType<T>) => OptionType<readonly T[]>;
  readonly attrsOf: <T>(of: OptionType<T>) => OptionType<{ readonly [name: string]: T }>;
  /** `nameFrom` is the attribute that names an element of a list. */
  readonly loaOf: <T>(of: OptionType<T>, nameFrom: string) => OptionType<{ readonly [name: string]: T }>;
  readonly submodule: <T>(declarations: OptionDeclarations<T>) => OptionType<T>;
  readonly nixosModule: OptionType<undefined>;
  readonly attrs: OptionType<undefined>;
  readonly unspecified: OptionType<undefined>;
  readonly unread: (of: OptionType<unknown>) => OptionType<undefined>;
}

/** The option types of a release. */
export const optionTypes: (release: Release) => OptionTypes = perObject((release) => {
  const types: OptionTypes = {
    bool,
    int,
    port: unsigned(16),
    u32: unsigned(32),
    str,
    string,
    strMatching,
    path: path(release),
    enumeration,
    either: (a, b) => either(a, b, release),
    nullOr: (of) => nullOr(of, release),
    listOf: (of) => listOf(of, release),
    attrsOf: (of) => attrsOf(of, release),
    loaOf: (of, nameFrom) => loaOf(of, nameFrom, release),
    submodule: <T>(declarations: OptionDeclarations<T>) =>
      submodule<T>(optionsIn(release, types, declarations), { release, spans: optionSpans(declarations) }),
    nixosModule,
    attrs,
    unspecified,
    unread,
  };
  return types;
});
