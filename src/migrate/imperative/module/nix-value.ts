import type { TextLine } from "./text-line.ts";

/** A value to be written in Nix. */
export type NixValue =
  | string
  | number
  | boolean
  | readonly NixValue[]
  | { readonly set: readonly NixItem[] }
  /** Nix that somebody else wrote. */
  | { readonly source: readonly TextLine[] };

/** What stands in a set: an attribute, or comments. */
export type NixItem =
  | { readonly path: readonly string[]; readonly value: NixValue }
  /** Each without its mark. */
  | { readonly comments: readonly string[] }
  /** Lines as they are, which are nothing but comments. */
  | { readonly lines: readonly TextLine[] };
