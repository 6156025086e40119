import { compareReleases } from "../releases/release-name.ts";
import type { Release, ReleaseName } from "../releases/releases.ts";
import type { OptionType } from "./types/option-type.ts";

/** What `mkOption` of nixpkgs' `lib/options.nix` is given, and what the module itself defines. */
export interface OptionDeclaration<T> {
  readonly type: OptionType<T>;
  /** Absent where the option has to be defined before it is used. Shared by all that use it, and frozen. */
  readonly default?: T;
  /** The module defines the option with the name of the attribute it belongs to, at this priority. */
  readonly defaultFromName?: number;
  /** The module defines the option when this one, beside it, is defined. */
  readonly definedFrom?: string;
  /** The value is nobody's but the module's: neither final nor needed. */
  readonly opaque?: true;
  /** The first release that has the option, where older ones have not. */
  readonly since?: ReleaseName;
  /** A value as one would write it in Nix. */
  readonly example: string;
  /** Markdown. */
  readonly description: string;
}

/** The options of a submodule whose merged value is `T`. */
export type OptionDeclarations<T> = { readonly [K in keyof T]-?: OptionDeclaration<T[K]> };

export interface NamedOption extends OptionDeclaration<unknown> {
  readonly name: string;
}

/** Whether a release has the option. */
export function isDeclaredIn(release: Release, option: OptionDeclaration<unknown>): boolean {
  return option.since === undefined || compareReleases(option.since, release.name) <= 0;
}

/** Those of the declarations that a release has. */
export function declaredIn<T>(release: Release, declarations: OptionDeclarations<T>): OptionDeclarations<T> {
  const all = Object.entries<OptionDeclaration<unknown>>(declarations);
  return Object.fromEntries(all.filter(([, option]) => isDeclaredIn(release, option))) as OptionDeclarations<T>;
}
