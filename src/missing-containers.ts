import { createDiagnostic } from "./diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";

/** Errors for the containers of `only` that are not among those that there are. */
export function missingContainers(only: readonly string[], known: readonly string[]): readonly Diagnostic[] {
  const names = new Set(known);
  return only
    .filter((name) => !names.has(name))
    .map((name) =>
      createDiagnostic(
        "no-such-container",
        { name, known },
        { loc: ["containers", name], span: null, definitions: [] },
      ),
    );
}
