import type { Outcome } from "../../evaluation/run-limited.ts";
import type { NixLog } from "../../evaluation/nix-log.ts";
import type { NixosRecord } from "./nixos-record.ts";

/** What came of the NixOS of a configuration. */
export interface EvaluatedNixos {
  readonly result: NixosResult;
  /** How the evaluation of the definitions ended, as if it had been one of its own; null where they were not wanted. */
  readonly document: Outcome | null;
  readonly seconds: number;
}

export type NixosResult =
  | { readonly kind: "recorded"; readonly record: NixosRecord }
  | { readonly kind: "refused"; readonly log: NixLog }
  /** Nix could not do its work, or was stopped. */
  | { readonly kind: "failed"; readonly message: string; readonly interrupted: boolean };
