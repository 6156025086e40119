import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { NixosNotes } from "../nixos/nixos-notes.ts";
import type { SystemsNotes } from "../toplevels/systems-notes.ts";
import type { EvaluationDocument } from "./evaluation-schema.ts";

/** What came of an evaluation. */
export type Evaluation =
  | { readonly kind: "evaluated"; readonly document: EvaluationDocument; readonly notes: EvaluationNotes }
  /** The configuration is wrong. */
  | {
      readonly kind: "refused";
      readonly diagnostics: readonly Diagnostic[];
      readonly notes: EvaluationNotes;
      /** What may be wrong instead of the containers. */
      readonly beside: Beside;
    }
  /** Nix could not do its work, or was stopped. */
  | { readonly kind: "failed"; readonly diagnostic: Diagnostic; readonly notes: EvaluationNotes };

/** What an error may be in beside the containers: `null` for nothing. */
export type Beside =
  | null
  /** See `Besides`. */
  | { readonly part: "besides" }
  /** The answer to the question about the surroundings with this `loc`. */
  | { readonly part: "surroundings"; readonly loc: readonly string[] }
  /** Nix does not say what it was evaluating. */
  | { readonly part: "any" };

/** What is worth telling beside the result. */
export interface EvaluationNotes {
  readonly diagnostics: readonly Diagnostic[];
  /** What the configuration printed with `builtins.trace`. */
  readonly traces: readonly string[];
  /** Nix's own warnings. */
  readonly warnings: readonly string[];
  /** Present where a whole NixOS was evaluated and said what it is. */
  readonly nixos?: NixosNotes | undefined;
  /** Present where the systems of containers were wanted. */
  readonly systems?: SystemsNotes | undefined;
}
