import type { CompetingDefinition, Diagnostic, Span } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable-text.ts";

export { printable };

/** A diagnostic whose texts may reach a terminal. */
export function printableDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { message, loc, span, definitions, help, fix } = diagnostic;
  const names = [loc, ...definitions.map((definition) => definition.loc ?? [])].flat();
  return {
    ...diagnostic,
    message: printableText(message, names),
    span: span && printableSpan(span),
    definitions: definitions.map(printableDefinition),
    help: help && printableText(help, names),
    ...(fix && { fix: { ...fix, message: printableName(fix.message) } }),
  };
}

/** A text of several lines, none of which ends within a name. */
function printableText(text: string, names: readonly string[]): string {
  const torn = names.filter((name) => name.includes("\n"));
  return printable(torn.reduce((rest, name) => rest.replaceAll(name, () => printableName(name)), text));
}

function printableDefinition({ at, span, loc, ...definition }: CompetingDefinition): CompetingDefinition {
  const [file, line, column] = at;
  return {
    ...definition,
    at: [printableName(file), line, column],
    ...(span && { span: printableSpan(span) }),
    ...(loc && { loc: loc.map(printableName) }),
  };
}

function printableSpan(span: Span): Span {
  return { ...span, file: printableName(span.file) };
}

/** What has to stay on its line: below it, it could be taken for another message. */
function printableName(name: string): string {
  return printable(name).replaceAll("\n", "\uFFFD");
}
