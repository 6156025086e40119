import type { Severity } from "./diagnostic.ts";

/** The text of one diagnostic, from its arguments. */
export interface MessageTemplate<Arguments> {
  readonly severity: Severity;
  /** The first line keeps the words of the NixOS module system, or of Nix. */
  readonly message: (given: Arguments) => string;
  readonly help: (given: Arguments) => string | null;
}

export type MessageTable<Arguments> = { readonly [Code in keyof Arguments]: MessageTemplate<Arguments[Code]> };
