import { SourceText } from "../syntax/source-text.ts";
import { codeFrame } from "./code-frame.ts";
import type { CompetingDefinition, Diagnostic, Severity, Span } from "./diagnostic.ts";
import { type Paint, painter } from "./paint.ts";
import { pointSpan } from "./point-span.ts";
import { textWidth } from "./display-width.ts";
import { wrapText } from "./wrap-text.ts";

export interface PrettyOptions {
  /** The text of a file, undefined where it cannot be read. */
  readonly readSource: (file: string) => string | undefined;
  /** How the file of a place is shown; as it is when absent. */
  readonly showFile?: (file: string) => string;
  readonly colour: boolean;
  /** Terminal columns; everything but the words of NixOS keeps to them. */
  readonly width: number;
}

/** A diagnostic for people: message, source lines with a caret, competing definitions, help. Ends with a newline. */
export function renderPretty(diagnostic: Diagnostic, options: PrettyOptions): string {
  return prettyRenderer(options)(diagnostic);
}

/** `renderPretty` for many diagnostics: each source is taken apart once. */
export function prettyRenderer(options: PrettyOptions): (diagnostic: Diagnostic) => string {
  const context: Context = { ...options, paint: painter(options.colour), lineOf: lineReader(options.readSource) };
  return (diagnostic) => `${linesOf(diagnostic, context).join("\n")}\n`;
}

interface Context extends PrettyOptions {
  readonly paint: Paint;
  readonly lineOf: (file: string, line: number) => string | undefined;
}

function lineReader(readSource: PrettyOptions["readSource"]): Context["lineOf"] {
  const sources = new Map<string, SourceText | undefined>();
  return (file, line) => {
    if (!sources.has(file)) {
      const text = readSource(file);
      sources.set(file, text === undefined ? undefined : new SourceText(text));
    }
    return sources.get(file)?.line(line);
  };
}

function linesOf(diagnostic: Diagnostic, context: Context): readonly string[] {
  const { severity, help } = diagnostic;
  return [
    ...renderMessage(diagnostic, context),
    ...renderPlaces(placesOf(diagnostic), severity, context),
    ...(help === null ? [] : renderNote("help", help, context)),
    ...(diagnostic.fix === undefined ? [] : renderNote("fix", diagnostic.fix.message, context)),
  ];
}

/** The words of NixOS stay on one line, as they are searched for. */
function renderMessage({ code, severity, message }: Diagnostic, { width, paint }: Context): readonly string[] {
  const label = `${severity}[${code}]: `;
  const [first = "", ...rest] =
    severity === "error" || message.includes("\n") ? message.split("\n") : wrapMessage(message, label.length, width);
  const start = paint(severity, label.trimEnd());
  return [first === "" ? start : `${start} ${paint("message", first)}`, ...rest];
}

/** Lines after the first are indented by two columns; the first is empty where not even a word fits behind the label. */
function wrapMessage(message: string, used: number, width: number): readonly string[] {
  const [start = ""] = wrapText(message, width - used);
  const first = textWidth(start) > width - used ? "" : start;
  // Wrapping makes one blank of several, and changes nothing else.
  const letters = Array.from(first.replaceAll(/\s/g, "")).length;
  const rest = message.replace(new RegExp(`^(?:\\s*\\S){${letters}}\\s*`, "u"), "");
  return [first, ...wrapText(rest, width - 2).map((line) => `  ${line}`)];
}

/** A place to show, with what is said about it. */
interface Place {
  readonly arrow: "-->" | ":::";
  readonly file: string;
  /** Null where only the file is known. */
  readonly span: Span | null;
  readonly note: string;
}

/** The span, then the definitions that stand elsewhere. */
function placesOf({ span, definitions }: Diagnostic): readonly Place[] {
  if (span === null) return definitions.map((definition) => placeOf(definition, definitions));
  const own = definitions.find((definition) => isAt(definition, span));
  const others = definitions.filter((definition) => definition !== own);
  const note = own === undefined ? "" : noteOf(own, definitions);
  const elsewhere = others.map((definition) => placeOf(definition, definitions));
  return [{ arrow: "-->", file: span.file, span, note }, ...elsewhere];
}

function isAt({ at, span: placed }: CompetingDefinition, span: Span): boolean {
  const { file, line, column } = placed ?? pointSpan(at) ?? {};
  return file === span.file && line === span.line && column === span.column;
}

function placeOf(definition: CompetingDefinition, all: readonly CompetingDefinition[]): Place {
  const { at, span } = definition;
  return { arrow: ":::", file: at[0], span: span ?? pointSpan(at), note: noteOf(definition, all) };
}

/** Of another option its path is told, of competitors for one option how strong they are. */
function noteOf({ loc, priority }: CompetingDefinition, all: readonly CompetingDefinition[]): string {
  if (loc !== undefined) return ` (${loc.join(".")})`;
  return all.every((definition) => definition.loc === undefined) ? ` (priority ${priority})` : "";
}

/** All with a gutter as wide as the longest line number needs. */
function renderPlaces(places: readonly Place[], severity: Severity, context: Context): readonly string[] {
  const digits = Math.max(...places.map(({ span }) => (span === null ? 1 : String(span.line).length)));
  return places.flatMap((place) => renderPlace(place, digits, severity, context));
}

function renderPlace(place: Place, digits: number, severity: Severity, context: Context): readonly string[] {
  const { arrow, file, span, note } = place;
  const { width, paint, lineOf, showFile = (path) => path } = context;
  const where = span === null ? showFile(file) : `${showFile(file)}:${span.line}:${span.column}`;
  const heading = `${" ".repeat(digits)} ${paint("frame", arrow)} ${where}${note}`;
  const line = span === null || isPoint(span, severity) ? undefined : lineOf(file, span.line);
  if (span === null || line === undefined) return [heading];
  const endColumn = span.endLine === span.line ? span.endColumn : Infinity;
  const frame = codeFrame(line, { column: span.column, endColumn }, width - digits - 4);
  const gutter = (text: string): string => paint("frame", ` ${text.padStart(digits)} |`);
  return [
    heading,
    gutter(""),
    `${gutter(String(span.line))} ${frame.text}`.trimEnd(),
    `${gutter("")} ${" ".repeat(frame.indent)}${paint(severity, "^".repeat(frame.length))}`,
  ];
}

/** A hint whose source nobody has looked into is not about a mistake there: the place is enough. */
function isPoint({ line, column, endLine, endColumn }: Span, severity: Severity): boolean {
  return severity === "hint" && line === endLine && column === endColumn;
}

function renderNote(kind: "help" | "fix", text: string, { width, paint }: Context): readonly string[] {
  const label = `${kind}: `;
  return wrapText(text, width - label.length).map((line, index) => {
    return index === 0 ? `${paint("help", label.trimEnd())} ${line}` : " ".repeat(label.length) + line;
  });
}
