import { createDiagnostic } from "../diagnostics/create-diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { pointSpan } from "../diagnostics/point-span.ts";
import type { NoteMessage } from "./nixctr-message.ts";

/**
 * The notes of an evaluation, in the order in which they were left, as hints: each once, in order of what they are
 * about.
 */
export function noteDiagnostics(notes: readonly NoteMessage[]): Diagnostic[] {
  const options = new Map<string, Extract<NoteMessage, { note: "host-option" }>>();
  const imports = new Map<string, Extract<NoteMessage, { note: "import-skipped" }>>();
  for (const note of notes) {
    // What follows was looked at for the lints alone.
    if (note.note === "surroundings") break;
    if (note.note === "host-option") options.set(JSON.stringify(note.loc), note);
    if (note.note === "import-skipped") imports.set(note.file, note);
  }
  return [
    ...[...options.values()].filter((note) => !isPartOfLonger(note.loc, options)).map(hostOption),
    ...[...imports.values()].map(importSkipped),
  ].toSorted((a, b) => (a.message < b.message ? -1 : a.message > b.message ? 1 : 0));
}

/** Asking for `users.users.alice.uid` looks at `users.users` too, which is not worth a line. */
function isPartOfLonger(
  loc: readonly string[],
  all: ReadonlyMap<string, { readonly loc: readonly string[] }>,
): boolean {
  return [...all.values()].some(
    (other) => other.loc.length > loc.length && loc.every((name, index) => other.loc[index] === name),
  );
}

function hostOption(note: Extract<NoteMessage, { note: "host-option" }>): Diagnostic {
  const definitions = note.definitions.map(({ at, file }) => ({
    at: at ?? ([file, 0, 0] as const),
    file,
    priority: 100,
  }));
  return createDiagnostic(
    "host-option-used",
    { option: note.loc.join(".") },
    { loc: note.loc, span: pointSpan(definitions[0]?.at), definitions },
  );
}

function importSkipped(note: Extract<NoteMessage, { note: "import-skipped" }>): Diagnostic {
  return createDiagnostic(
    "import-skipped",
    { file: note.file },
    { loc: [], span: pointSpan(note.at), definitions: [] },
  );
}
