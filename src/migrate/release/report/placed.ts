import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { placeDiagnostic } from "../../../diagnostics/place-diagnostic.ts";
import type { EditedSources } from "../edited-sources.ts";

/** Diagnostics about the sources as they are with edits, at the exact places that these had before all edits. */
export function placed(diagnostics: readonly Diagnostic[], sources: EditedSources): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const found = placeDiagnostic(diagnostic, sources.sourceOf);
    const { span } = found;
    if (span === null || span.line === 0) return found;
    const { line, column } = sources.originalPlace(span.file, span);
    // Findings have places, not ranges.
    return { ...found, span: { ...span, line, column, endLine: line, endColumn: column } };
  });
}
