import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { prettyRenderer } from "../diagnostics/render-pretty.ts";
import { printableDiagnostic } from "./printable.ts";
import { reportContext } from "./report-context.ts";
import type { EvaluationFlags } from "./request.ts";
import type { SourceReader } from "./source-reader.ts";

/**
 * Diagnostics with their exact places. Hints do without: most runs have nothing else to tell, and need no parser then.
 */
export async function placed(
  diagnostics: readonly Diagnostic[],
  readSource: SourceReader,
): Promise<readonly Diagnostic[]> {
  if (!diagnostics.some(({ severity, span }) => severity !== "hint" && span !== null)) return diagnostics;
  const { placeDiagnostics } = await import("../diagnostics/place-diagnostics.ts");
  return placeDiagnostics(diagnostics, readSource);
}

/** Prints what was found to standard error; hints only where they are wanted. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  readSource: SourceReader,
  flags: Pick<EvaluationFlags, "quiet" | "color">,
): void {
  const render = prettyRenderer(reportContext(process.stderr, readSource, flags));
  const texts = diagnostics
    .filter(({ severity }) => !flags.quiet || severity !== "hint")
    .map((diagnostic) => {
      const text = render(printableDiagnostic(diagnostic));
      return diagnostic.severity === "hint" ? text : `${text}\n`;
    });
  if (texts.length > 0) process.stderr.write(texts.join(""));
}
