import type { LoweredHost } from "../lowering/types.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { EvaluationNotes } from "./evaluation/evaluation.ts";
import { finishEvaluation } from "./evaluation/finish-evaluation.ts";
import { type LowerOptions, type StartedLowering, startLowering } from "./start-lowering.ts";
import { lowerWithSystems } from "./toplevels/lower-with-systems.ts";

/** What came of it. `diagnostics` holds everything found, hints included. */
export type LowerResult = {
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: EvaluationNotes;
} &
  /** `declared` has the names of all containers, also of those that are left out. */
  (
    | { readonly kind: "lowered"; readonly host: LoweredHost; readonly declared: readonly string[] }
    /** The configuration is wrong. */
    | { readonly kind: "refused" }
    /** Nix could not evaluate it, for a reason that is not the configuration's. */
    | { readonly kind: "failed" }
  );

/**
 * The whole line: input → definitions → options → containers → lowered host. Errors of the configuration and of the
 * evaluator are in the result; throws for bugs only.
 */
export function lowerConfiguration(options: LowerOptions): Promise<LowerResult> {
  return finishLowering(startLowering(options));
}

/** The line from the end of the evaluation on. */
export async function finishLowering(started: StartedLowering): Promise<LowerResult> {
  const finished = await finishEvaluation(started);
  const { evaluation, notes } = finished;
  switch (evaluation.kind) {
    case "failed":
      return { kind: "failed", diagnostics: [...notes.diagnostics, evaluation.diagnostic], notes };
    case "refused":
      return { kind: "refused", diagnostics: [...notes.diagnostics, ...evaluation.diagnostics], notes };
    case "evaluated": {
      const { lowered, notes } = await lowerWithSystems(started, evaluation.document, finished);
      const { host, declared, diagnostics } = lowered;
      const all = [...notes.diagnostics, ...diagnostics];
      if (all.some(({ code }) => code === "evaluator-interrupted")) return { kind: "failed", diagnostics: all, notes };
      return host === undefined
        ? { kind: "refused", diagnostics: all, notes }
        : { kind: "lowered", host, declared, diagnostics: all, notes };
    }
  }
}
