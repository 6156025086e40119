import { createDiagnostic, type DiagnosticPlace } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { RefusalMessage } from "../evaluation/nixctr-message.ts";

/** The diagnostic for a refusal of `nix/nixos/flake.nix`; undefined for others. */
export function flakeDiagnostic(refusal: RefusalMessage, place: DiagnosticPlace): Diagnostic | undefined {
  const { code, name = "", known = [], file = "", expected = "", locked = "" } = refusal;
  switch (code) {
    case "flake-file-missing":
      return createDiagnostic(code, { file }, place);
    case "flake-without-hosts":
      return createDiagnostic(code, {}, place);
    case "flake-host-missing":
      return createDiagnostic(code, { name, known }, place);
    case "flake-host-not-given":
      return createDiagnostic(code, { known }, place);
    case "flake-host-not-nixos":
    case "flake-input-not-locked":
      return createDiagnostic(code, { name }, place);
    case "flake-lock-outdated":
      return createDiagnostic(code, { name, expected, locked }, place);
    case "flake-input-missing":
      return createDiagnostic(code, { name, path: file }, place);
    default:
      return undefined;
  }
}
