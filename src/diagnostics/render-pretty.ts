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
    ...placesOf(diagnostic).flatMap((place) => renderPlace(place, severity, context)),
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
  const rest = message.slice(first.length).trimStart();
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
  if (span === null) return definitions.map(placeOf);
  const own = definitions.findIndex((definition) => isAt(definition, span));
  const others = definitions.filter((_, index) => index !== own).map(placeOf);
  return [{ arrow: "-->", file: span.file, span, note: noteOf(definitions[own]) }, ...others];
}

function isAt({ at, span: placed }: CompetingDefinition, span: Span): boolean {
  const { file, line, column } = placed ?? pointSpan(at) ?? {};
  return file === span.file && line === span.line && column === span.column;
}

function placeOf(definition: CompetingDefinition): Place {
  const { at, span } = definition;
  return { arrow: ":::", file: at[0], span: span ?? pointSpan(at), note: noteOf(definition) };
}

/** Of another option its path is told, of competitors for one option how strong they are. */
function noteOf(definition: CompetingDefinition | undefined): string {
  if (definition === undefined) return "";
  return definition.loc === undefined ? ` (priority ${definition.priority})` : ` (${definition.loc.join(".")})`;
}

function renderPlace(place: Place, severity: Severity, context: Context): readonly string[] {
  const { arrow, file, span, note } = place;
  const { width, paint, lineOf, showFile = (path) => path } = context;
  const number = span === null ? " " : String(span.line);
  const where = span === null ? showFile(file) : `${showFile(file)}:${span.line}:${span.column}`;
  const heading = `${" ".repeat(number.length)} ${paint("frame", arrow)} ${where}${note}`;
  const line = span === null || isPoint(span, severity) ? undefined : lineOf(file, span.line);
  if (span === null || line === undefined) return [heading];
  const endColumn = span.endLine === span.line ? span.endColumn : Infinity;
  const frame = codeFrame(line, { column: span.column, endColumn }, width - number.length - 4);
  const gutter = (text: string): string => paint("frame", ` ${text.padStart(number.length)} |`);
  return [
    heading,
    gutter(""),
    `${gutter(number)} ${frame.text}`.trimEnd(),
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
