import type { Outcome } from "../../evaluation/run-limited.ts";
import type { NixLog } from "../../evaluation/nix-log.ts";
import type { NixosRecord } from "./nixos-record.ts";

/** What came of the NixOS of a configuration. */
export interface EvaluatedNixos {
  readonly result: NixosResult;
  /** The definitions of its containers. */
  readonly documents: NixosDocuments;
  readonly seconds: number;
}

export type NixosResult =
  | { readonly kind: "recorded"; readonly record: NixosRecord }
  | { readonly kind: "refused"; readonly log: NixLog }
  /** Nix could not do its work, or was stopped. */
  | { readonly kind: "failed"; readonly message: string; readonly interrupted: boolean };

/** How evaluations of the definitions ended, as if they had been of their own; null where there was none. */
export interface NixosDocuments {
  readonly definitions: Outcome | null;
  /** With what only NixOS can answer. */
  readonly answers: Outcome | null;
}
