import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { EvaluateOptions } from "./start-evaluation.ts";
import type { NixLog } from "./nix-log.ts";
import type { Outcome } from "./run-limited.ts";

const OUT_OF_MEMORY =
  /out of memory|bad_alloc|cannot allocate memory|(?:insufficient|not enough) memory|failed to map segment|resource temporarily unavailable/i;

const NOWHERE = { loc: [], span: null, definitions: [] };

/** The diagnostic for an evaluation that gave no answer, be it Nix's fault or a limit's. */
export function describeFailure(
  outcome: Outcome,
  log: NixLog,
  options: Pick<EvaluateOptions, "limits" | "nix">,
): Diagnostic {
  const { seconds, mebibytes } = options.limits;
  const memory = (): Diagnostic => createDiagnostic("evaluator-memory-limit", { mebibytes }, NOWHERE);
  switch (outcome.kind) {
    case "time-limit":
      return createDiagnostic("evaluator-time-limit", { seconds }, NOWHERE);
    case "output-limit":
      return createDiagnostic("evaluator-output-limit", {}, NOWHERE);
    case "interrupted":
      return createDiagnostic("evaluator-interrupted", { signal: outcome.signal }, NOWHERE);
    case "not-started":
      return createDiagnostic("evaluator-not-started", { program: options.nix, reason: outcome.reason }, NOWHERE);
    case "signal":
      if (ranOutOfMemory(log)) return memory();
      // The kernel enforces the limit on processor time, should the timer be late.
      if (outcome.signal === "SIGXCPU") return createDiagnostic("evaluator-time-limit", { seconds }, NOWHERE);
      return createDiagnostic(
        "evaluator-crashed",
        { how: `was killed by ${outcome.signal}`, said: said(log) },
        NOWHERE,
      );
    case "exit":
      if (ranOutOfMemory(log)) return memory();
      return createDiagnostic(
        "evaluator-crashed",
        { how: `ended with exit status ${outcome.status}`, said: said(log) },
        NOWHERE,
      );
  }
}

/** The diagnostic for an answer with exit status 0 that is none of `nix/main.nix`; `problem` says why. */
export function unreadableAnswer(problem: string): Diagnostic {
  return createDiagnostic(
    "evaluator-crashed",
    { how: "gave an answer that nixctr cannot read", said: problem },
    NOWHERE,
  );
}

/** Whether the limit on memory ended an evaluation. */
export function ranOutOfMemory(log: NixLog): boolean {
  return log.other.some((line) => OUT_OF_MEMORY.test(line));
}

function said(log: NixLog): string {
  return log.other.slice(-5).join("\n");
}
