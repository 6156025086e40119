import type { CompetingDefinition, Diagnostic } from "../diagnostics/diagnostic.ts";

/** What moves the cursor, rings, colours or turns the direction of writing: anything but text, ends of lines and tabs. */
const CONTROL = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text of a configuration as it may reach a terminal. */
export function printable(text: string): string {
  return text.replace(CONTROL, "\uFFFD");
}

/** A diagnostic whose texts may reach a terminal. */
export function printableDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { message, span, definitions, help } = diagnostic;
  return {
    ...diagnostic,
    message: printable(message),
    span: span === null ? null : { ...span, file: printable(span.file) },
    definitions: definitions.map(printableDefinition),
    help: help === null ? null : printable(help),
  };
}

function printableDefinition({ at: [file, line, column], ...definition }: CompetingDefinition): CompetingDefinition {
  return { ...definition, at: [printable(file), line, column] };
}
