import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "../diagnostics/messages.ts";

const FAILURES: readonly string[] = [
  "system-not-evaluated",
  "evaluator-interrupted",
] satisfies readonly DiagnosticCode[];

/** Whether a diagnostic says that nixctr could not do its work, where a configuration was lowered all the same. */
export function isFailure({ code }: Diagnostic): boolean {
  return FAILURES.includes(code);
}
