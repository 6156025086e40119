import type { Position } from "../definitions/definition.ts";
import type { CompetingDefinition, Diagnostic } from "../diagnostics/diagnostic.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { ConfigurationInput } from "../evaluation/configuration-input.ts";
import { readSource } from "../evaluation/read-source.ts";

/**
 * A diagnostic of an option, of which only the files are known that define it, with the positions at which they do so. As
 * it is where it has a place, or where they cannot be told.
 */
export async function placeByName(diagnostic: Diagnostic, input: ConfigurationInput): Promise<Diagnostic> {
  const { span, loc } = diagnostic;
  if (span !== null || loc.length === 0) return diagnostic;
  const { loadSyntax } = await import("../syntax/load-syntax.ts");
  const { findDefinitions } = await import("../syntax/find-definitions.ts");
  const syntax = await loadSyntax();
  const found = new Map<string, Position[]>();
  for (const { file } of diagnostic.definitions) {
    const text = found.has(file) ? undefined : readSource(file, input);
    if (text !== undefined) found.set(file, [...findDefinitions(syntax.parse(file, text), loc)]);
  }
  // Several definitions in one file are taken in turn.
  const definitions = diagnostic.definitions.map((definition): CompetingDefinition => {
    return { ...definition, at: found.get(definition.file)?.shift() ?? definition.at };
  });
  const [first, ...others] = definitions;
  const placed = pointSpan(first?.at);
  return { ...diagnostic, span: placed, definitions: others.length === 0 && placed !== null ? [] : definitions };
}
