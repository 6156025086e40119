import type { CompetingDefinition, Diagnostic, Repair, Span } from "./diagnostic.ts";
import type { Focus } from "./focus.ts";
import { type DiagnosticCode, type MessageArguments, messages } from "./messages.ts";

/** Where a diagnostic belongs; as in `Diagnostic`. */
export interface DiagnosticPlace {
  readonly loc: readonly string[];
  readonly span: Span | null;
  readonly definitions: readonly CompetingDefinition[];
  readonly focus?: Focus;
  readonly repair?: Repair;
}

/** The diagnostic of a code at a place, worded by the message table. */
export function createDiagnostic<Code extends DiagnosticCode>(
  code: Code,
  given: MessageArguments[Code],
  place: DiagnosticPlace,
): Diagnostic {
  const { severity, message, help } = messages[code];
  return { code, severity, message: message(given), ...place, help: help(given) };
}
