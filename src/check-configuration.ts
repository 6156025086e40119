import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { EvaluationNotes } from "./evaluation/evaluation.ts";
import { finishEvaluation } from "./finish-lowering.ts";
import { hostSurroundings } from "./lints/host-surroundings.ts";
import { questions } from "./lints/questions.ts";
import { runLints } from "./lints/run-lints.ts";
import { lowerDocument } from "./lower-document.ts";
import { type LowerOptions, type StartedLowering, startLowering } from "./start-lowering.ts";

/** What `nixctr check` found. */
export interface CheckResult {
  /** `failed` when Nix could not evaluate the configuration, for a reason that is not the configuration's. */
  readonly kind: "checked" | "refused" | "failed";
  /** Everything found: what `nixctr lower` says, then the findings of lints. */
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: EvaluationNotes;
  /** How many containers were looked at. */
  readonly containers: number;
}

/** The front half of `lowerConfiguration`, and the lints. Throws for bugs only. */
export function checkConfiguration(options: LowerOptions): Promise<CheckResult> {
  return finishCheck(startLowering({ ...options, questions }));
}

/** `checkConfiguration` from the end of the evaluation on. */
export async function finishCheck(started: StartedLowering): Promise<CheckResult> {
  const { evaluation, notes } = await finishEvaluation(started);
  if (evaluation.kind === "failed") {
    return { kind: "failed", diagnostics: [...notes.diagnostics, evaluation.diagnostic], notes, containers: 0 };
  }
  if (evaluation.kind === "refused") {
    return { kind: "refused", diagnostics: [...notes.diagnostics, ...evaluation.diagnostics], notes, containers: 0 };
  }
  const { document } = evaluation;
  const { host, diagnostics, containers, hostOptions } = lowerDocument(document, started.options);
  const findings = runLints({
    release: started.options.release,
    containers,
    node: document.containers,
    host: hostOptions,
    surroundings: hostSurroundings(document.surroundings),
  });
  return {
    kind: host === undefined ? "refused" : "checked",
    diagnostics: [...notes.diagnostics, ...diagnostics, ...findings],
    notes,
    containers: containers.size,
  };
}
