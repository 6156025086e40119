import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { EvaluationDocument } from "./evaluation-schema.ts";

/** What came of an evaluation. */
export type Evaluation =
  | { readonly kind: "evaluated"; readonly document: EvaluationDocument; readonly notes: EvaluationNotes }
  /** The configuration is wrong. */
  | {
      readonly kind: "refused";
      readonly diagnostics: readonly Diagnostic[];
      readonly notes: EvaluationNotes;
      /** Whether the containers may be right, and something beside them is wrong: see `Besides`. */
      readonly maybeBeside: boolean;
    }
  /** Nix could not do its work, or was stopped. */
  | { readonly kind: "failed"; readonly diagnostic: Diagnostic; readonly notes: EvaluationNotes };

/** What is worth telling beside the result. */
export interface EvaluationNotes {
  readonly diagnostics: readonly Diagnostic[];
  /** What the configuration printed with `builtins.trace`. */
  readonly traces: readonly string[];
  /** Nix's own warnings. */
  readonly warnings: readonly string[];
}
