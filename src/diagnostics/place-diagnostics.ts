import type { Diagnostic } from "./diagnostic.ts";

/**
 * Widens the places of diagnostics from the point that Nix gives to what is meant there, and turns repairs into fixes
 * where the source shows that they can be made. `readSource` gives the text of a file, undefined where it cannot be
 * read. The parser is loaded only where there is a place.
 */
export async function placeDiagnostics(
  diagnostics: readonly Diagnostic[],
  readSource: (file: string) => string | undefined,
): Promise<readonly Diagnostic[]> {
  if (!diagnostics.some(({ span, definitions }) => span !== null || definitions.length > 0)) return diagnostics;
  const [{ loadSyntax }, { placeDiagnostic }] = await Promise.all([
    import("../syntax/load-syntax.ts"),
    import("./place-diagnostic.ts"),
  ]);
  const syntax = await loadSyntax();
  const sources = new Map(
    [...filesOf(diagnostics)].flatMap((file) => {
      const text = readSource(file);
      return text === undefined ? [] : [[file, syntax.parse(file, text)] as const];
    }),
  );
  return diagnostics.map((diagnostic) => placeDiagnostic(diagnostic, (file) => sources.get(file)));
}

function filesOf(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(
    diagnostics.flatMap(({ span, definitions }) =>
      [span?.file ?? [], definitions.map(({ at: [file] }) => file)].flat(),
    ),
  );
}
