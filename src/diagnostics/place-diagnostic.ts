import { applyEdits } from "../fixes/apply-edits.ts";
import { type Located, locate } from "../syntax/locate.ts";
import { missingSemicolon } from "../syntax/missing-semicolon.ts";
import type { ParsedSource } from "../syntax/parsed-source.ts";
import { syntaxErrorSpan } from "../syntax/syntax-error-span.ts";
import { createDiagnostic } from "./create-diagnostic.ts";
import type { CompetingDefinition, Diagnostic, Fix, Repair, Span } from "./diagnostic.ts";
import { fixMessage, REMOVAL } from "./fix-message.ts";
import type { Focus } from "./focus.ts";
import { pointSpan } from "./point-span.ts";

/** The source of a file, parsed; undefined where it cannot be read. */
export type ParsedSources = (file: string) => ParsedSource | undefined;

/** A diagnostic with its exact places, as far as the sources show them; Nix's own positions elsewhere. */
export function placeDiagnostic(diagnostic: Diagnostic, sourceOf: ParsedSources): Diagnostic {
  const { focus = { on: "name" }, repair, ...rest } = diagnostic;
  const definitions = rest.definitions.map((definition) => placeDefinition(definition, rest.loc, focus, sourceOf));
  const { span } = rest;
  const source = span === null ? undefined : sourceOf(span.file);
  if (span === null || source === undefined || !isPoint(span)) return { ...rest, definitions };
  if (focus.on === "syntax") return placeSyntaxError({ ...rest, span }, source);
  const located = locate(source, span, locOf(rest.loc, focus), focus);
  if (located === undefined) return { ...rest, definitions };
  const fix = repair === undefined ? undefined : fixOf(repair, located, source);
  const { binding } = located;
  return { ...rest, definitions, span: located.span, ...(binding && { binding }), ...(fix && { fix }) };
}

function placeDefinition(
  definition: CompetingDefinition,
  loc: readonly string[],
  main: Focus,
  sourceOf: ParsedSources,
): CompetingDefinition {
  const { focus = main, ...rest } = definition;
  const point = pointSpan(definition.at);
  const source = point === null ? undefined : sourceOf(point.file);
  const located =
    point === null || source === undefined
      ? undefined
      : locate(source, point, locOf(definition.loc ?? loc, focus), focus);
  return { ...rest, ...(located && { span: located.span, ...(located.binding && { binding: located.binding }) }) };
}

function isPoint({ line, column, endLine, endColumn }: Span): boolean {
  return line === endLine && column === endColumn;
}

function locOf(loc: readonly string[], focus: Focus): readonly string[] {
  return (focus.on === "name" ? focus.loc : undefined) ?? loc;
}

/** What is generated, computed or written otherwise is left to its author, and so is a file that is only half understood. */
function fixOf({ safe, was, by }: Repair, { span, exact, literal }: Located, source: ParsedSource): Fix | undefined {
  if (!exact || source.hasErrors || literal !== was) return undefined;
  return { message: fixMessage(by), safe, edits: [{ ...span, newText: by }] };
}

type PlacedDiagnostic = Diagnostic & { readonly span: Span };

/** Nix notices a missing `;` one binding later; the place where it belongs is found by trying. */
function placeSyntaxError(diagnostic: PlacedDiagnostic, source: ParsedSource): Diagnostic {
  const { message: text, span: at, loc, definitions } = diagnostic;
  if (source.source.text.startsWith(BYTE_ORDER_MARK)) return placeByteOrderMark(diagnostic, source);
  const missing = missingSemicolon(source, at);
  if (missing !== undefined) {
    const noticedAt = `${at.line}:${at.column}`;
    const diagnosed = createDiagnostic("syntax-error", { text, noticedAt }, { loc, span: missing, definitions });
    return { ...diagnosed, fix: semicolonFix(missing, source) };
  }
  const { span, unclosed } = syntaxErrorSpan(source, at);
  const opener = unclosed === undefined ? {} : { unclosed: { text: source.sliceOf(unclosed), line: unclosed.line } };
  return createDiagnostic("syntax-error", { text, ...opener }, { loc, span, definitions });
}

/** Safe where nothing is left that the grammar does not know, be it another mistake or newer syntax. */
function semicolonFix(missing: Span, { source, parseAgain }: ParsedSource): Fix {
  const edit = { ...missing, newText: ";" };
  const safe = !parseAgain(applyEdits(source, [edit]).text).hasErrors;
  return { message: fixMessage(";"), safe, edits: [edit] };
}

const BYTE_ORDER_MARK = "\uFEFF";

/** Some editors write it before the first character; it cannot be seen. */
function placeByteOrderMark(
  { message: text, span: at, loc, definitions }: PlacedDiagnostic,
  source: ParsedSource,
): Diagnostic {
  const span = { ...at, line: 1, column: 1, endLine: 1, endColumn: 1 + Buffer.byteLength(BYTE_ORDER_MARK) };
  const edit = { ...span, newText: "" };
  const safe = !source.parseAgain(applyEdits(source.source, [edit]).text).hasErrors;
  const diagnosed = createDiagnostic("syntax-error", { text, byteOrderMark: true }, { loc, span, definitions });
  return { ...diagnosed, fix: { message: REMOVAL, safe, edits: [edit] } };
}
