import fc from "fast-check";

import type { CompetingDefinition, Diagnostic, Span, TextEdit } from "../../src/diagnostics/diagnostic.ts";
import { messages } from "../../src/diagnostics/messages.ts";
import type { CheckReport } from "../../src/reporters/check-report.ts";

const text = fc.string({ unit: "binary" });
const file = fc.oneof(
  text,
  text.map((name) => `/project/${name}`),
  fc.constant("«stdin»"),
);

const spans: fc.Arbitrary<Span> = fc
  .record({ file, line: fc.nat(9), column: fc.nat(99), lines: fc.nat(3), columns: fc.nat(20) })
  .map((given) => ({
    file: given.file,
    line: given.line + 1,
    column: given.column + 1,
    endLine: given.line + 1 + given.lines,
    endColumn: given.column + 1 + given.columns,
  }));

const edits: fc.Arbitrary<TextEdit> = fc
  .record({ span: spans, newText: text })
  .map(({ span, newText }) => ({ ...span, newText }));

/** Of some definitions the file alone is known. */
const positions: fc.Arbitrary<CompetingDefinition["at"]> = fc.oneof(
  fc.tuple(file, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 99 })),
  file.map((name) => [name, 0, 0] as const),
);

const definitions: fc.Arbitrary<CompetingDefinition> = fc.record(
  {
    at: positions,
    file,
    priority: fc.integer(),
    loc: fc.array(text),
    span: spans,
  },
  { requiredKeys: ["at", "file", "priority"] },
);

const diagnostics: fc.Arbitrary<Diagnostic> = fc.record(
  {
    code: fc.oneof(fc.constantFrom(...Object.keys(messages)), fc.constant("no-code-of-ours")),
    severity: fc.constantFrom("error", "warning", "hint"),
    message: text,
    loc: fc.array(text),
    span: fc.option(spans),
    definitions: fc.array(definitions, { maxLength: 3 }),
    help: fc.option(text),
    fix: fc.record({ message: text, safe: fc.boolean(), edits: fc.array(edits, { maxLength: 3 }) }),
  },
  { requiredKeys: ["code", "severity", "message", "loc", "span", "definitions", "help"] },
);

/** Any findings at all, in files with any names. */
export const reports: fc.Arbitrary<CheckReport> = fc.record({
  release: fc.constantFrom("19.03", "26.05"),
  containers: fc.nat(),
  diagnostics: fc.array(diagnostics, { maxLength: 6 }),
});
