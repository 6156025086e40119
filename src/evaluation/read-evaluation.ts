import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Evaluation, EvaluationNotes } from "./evaluation.ts";
import { parseEvaluation } from "./evaluation-schema.ts";
import { describeFailure } from "./describe-failure.ts";
import { describeRefusal } from "./describe-refusal.ts";
import { type NixLog, parseNixLog } from "./nix-log.ts";
import { parseNote } from "./nixctr-message.ts";
import { noteDiagnostics } from "./note-diagnostics.ts";
import type { Outcome } from "./run-limited.ts";
import type { EvaluateOptions } from "./start-evaluation.ts";

/** Makes sense of how `nix eval` ended. A partial document is never believed: only exit status 0 counts. */
export function readEvaluation(outcome: Outcome, options: EvaluateOptions): Evaluation {
  const log = parseNixLog("stderr" in outcome ? outcome.stderr : "");
  const notes = readNotes(log);
  if (outcome.kind === "exit" && outcome.status === 0) {
    return { kind: "evaluated", document: parseEvaluation(JSON.parse(outcome.stdout)), notes };
  }
  const refusal = outcome.kind === "exit" ? describeRefusal(log, options) : undefined;
  if (refusal !== undefined) return { kind: "refused", diagnostics: [refusal], notes };
  return { kind: "failed", diagnostic: describeFailure(outcome, log, options), notes };
}

function readNotes(log: NixLog): EvaluationNotes {
  const traces: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const notes = log.traces.flatMap((trace) => {
    const note = parseNote(trace);
    if (note === undefined) traces.push(trace);
    return note === undefined ? [] : [note];
  });
  diagnostics.push(...noteDiagnostics(notes));
  return { diagnostics, traces, warnings: log.warnings };
}
