import { type ChangeId, changes } from "../../lowering/releases/changes.ts";
import { type ReleaseName, releaseNames } from "../../lowering/releases/release-name.ts";
import type { Release } from "../releases/releases.ts";
import type { OptionType } from "./types/option-type.ts";
import type { OptionTypes } from "./types/option-types.ts";

/** An option once for all releases. */
export interface OptionDeclaration<T> extends OptionProperties<T> {
  /** With the types that a release has. */
  readonly type: DeclaredType<T>;
  /** The change that brought the option, where older releases have not got it. */
  readonly since?: ChangeId;
  /** What later releases declare differently, oldest first. */
  readonly changed?: readonly DeclarationChange<T>[];
}

type DeclaredType<T> = (types: OptionTypes) => OptionType<T>;

interface DeclarationChange<T> extends Partial<OptionProperties<T>> {
  readonly by: ChangeId;
  readonly type?: DeclaredType<T>;
}

/** What `mkOption` of nixpkgs' `lib/options.nix` is given, and what the module itself defines. */
interface OptionProperties<T> {
  /** Absent where the option has to be defined before it is used. Shared by all that use it, and frozen. */
  readonly default?: T;
  /** The default is this attribute of `pkgs`. */
  readonly defaultFromPkgs?: string;
  /** The module defines the option with the name of the attribute it belongs to, at this priority. */
  readonly defaultFromName?: number;
  /** The module defines the option when one of these, beside it, is defined: see `moduleDefinitions`. */
  readonly definedFrom?: readonly ("config" | "flake")[];
  /** The module refuses the option together with this one, beside it. */
  readonly excludes?: string;
  /** The value is nobody's but the module's: neither final nor needed. */
  readonly opaque?: true;
  /** The module has the option only to refuse it. */
  readonly removed?: true;
  /** A value as one would write it in Nix. */
  readonly example: string;
  /** Markdown. */
  readonly description: string;
}

/** The options of a submodule whose merged value is `T`. */
export type OptionDeclarations<T> = { readonly [K in keyof T]-?: OptionDeclaration<Exclude<T[K], undefined>> };

/** An option as a release has it. */
export interface NamedOption extends OptionProperties<unknown> {
  readonly name: string;
  readonly type: OptionType<unknown>;
  /** The first release that has it, where older ones have not. */
  readonly since?: ReleaseName;
  /** The release that took it away, where this one only refuses it. */
  readonly until?: ReleaseName;
}

/** Whether a release has the option. */
export function isDeclaredIn({ has }: Release, { since }: { readonly since?: ChangeId }): boolean {
  return since === undefined || has(since);
}

/** Those of the declarations that a release has, as it has them. */
export function optionsIn(
  release: Release,
  types: OptionTypes,
  declarations: OptionDeclarations<unknown>,
): readonly NamedOption[] {
  return Object.entries<OptionDeclaration<unknown>>(declarations)
    .filter(([, declaration]) => isDeclaredIn(release, declaration))
    .map(([name, declaration]) => optionIn(release, types, { name, ...declaration }));
}

/** The releases that have an option to be set. */
export interface OptionSpan {
  readonly since: ReleaseName;
  /** The release that takes it away, where one does. */
  readonly until?: ReleaseName;
}

/** The releases of each option that only some have, by name. */
export function optionSpans(declarations: OptionDeclarations<unknown>): ReadonlyMap<string, OptionSpan> {
  return new Map(
    Object.entries<OptionDeclaration<unknown>>(declarations).flatMap(([name, { since, changed = [] }]) => {
      const removal = changed.find(({ removed }) => removed === true);
      if (since === undefined && removal === undefined) return [];
      const first = since === undefined ? releaseNames[0] : changes[since].since;
      return [[name, { since: first, ...(removal && { until: changes[removal.by].since }) }]];
    }),
  );
}

/** An option as a release has it: every change that the release has applied to its declaration. */
function optionIn(
  release: Release,
  types: OptionTypes,
  { since, changed = [], ...declaration }: OptionDeclaration<unknown> & { readonly name: string },
): NamedOption {
  const applied = changed.filter(({ by }) => release.has(by));
  const removal = applied.find(({ removed }) => removed === true);
  const { type, ...properties } = applied.reduce(
    (former, { by: _by, ...change }) => ({ ...former, ...change }),
    declaration,
  );
  return Object.freeze({
    ...properties,
    ...(typeof properties.default === "object" && { default: Object.freeze(properties.default) }),
    ...(since !== undefined && { since: changes[since].since }),
    ...(removal && { until: changes[removal.by].since }),
    type: type(types),
  });
}
