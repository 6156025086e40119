import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "../diagnostics/messages.ts";

/** What cannot be evaluated without the modules of NixOS, or without what they are evaluated with. */
const CODES: readonly string[] = [
  "needs-nixos",
  "needs-module",
  "host-option-merge",
  "option-not-declared",
  "container-config-not-evaluated",
  "module-argument-missing",
  "module-argument-unknown",
] satisfies readonly DiagnosticCode[];

/** Whether an evaluation of the configuration alone found something that a whole NixOS may know. */
export function needsNixos({ code }: Diagnostic): boolean {
  return CODES.includes(code);
}
