import { codeFrame } from "./code-frame.ts";
import type { CompetingDefinition, Diagnostic } from "./diagnostic.ts";
import { type Paint, painter } from "./paint.ts";
import { wrapText } from "./wrap-text.ts";

export interface PrettyOptions {
  /** The text of a file, undefined where it cannot be read. */
  readonly readSource: (file: string) => string | undefined;
  /** How the file of a place is shown; as it is when absent. */
  readonly showFile?: (file: string) => string;
  readonly colour: boolean;
  /** Terminal columns; source lines and help keep to them, messages do not. */
  readonly width: number;
}

/** A place to show, with what is said about it. */
interface Place {
  readonly arrow: "-->" | ":::";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly priority: number | undefined;
}

/** A diagnostic for people: message, source lines with a caret, competing definitions, help. Ends with a newline. */
export function renderPretty(diagnostic: Diagnostic, options: PrettyOptions): string {
  const { code, severity, message, help } = diagnostic;
  const paint = painter(options.colour);
  const [first = "", ...rest] = message.split("\n");
  const lines = [
    `${paint(severity, `${severity}[${code}]:`)} ${paint("message", first)}`,
    ...rest,
    // A hint is not about a mistake: the place is enough.
    ...placesOf(diagnostic).flatMap((place) => renderPlace(place, severity !== "hint", options, paint)),
    ...(help === null ? [] : renderHelp(help, options.width, paint)),
  ];
  return `${lines.join("\n")}\n`;
}

/** The span, then the definitions that stand elsewhere. */
function placesOf({ span, definitions }: Diagnostic): readonly Place[] {
  if (span === null) return definitions.map(placeOf);
  const own = definitions.findIndex(({ at: [file, line, column] }) => {
    return file === span.file && line === span.line && column === span.column;
  });
  const { file, line, column } = span;
  const others = definitions.filter((_, index) => index !== own).map(placeOf);
  return [{ arrow: "-->", file, line, column, priority: definitions[own]?.priority }, ...others];
}

function placeOf({ at: [file, line, column], priority }: CompetingDefinition): Place {
  return { arrow: ":::", file, line, column, priority };
}

function renderPlace(place: Place, framed: boolean, options: PrettyOptions, paint: Paint): readonly string[] {
  const { arrow, file, line, column, priority } = place;
  const { readSource, width, showFile = (path) => path } = options;
  const known = line > 0;
  const number = known ? String(line) : " ";
  const where = known ? `${showFile(file)}:${line}:${column}` : showFile(file);
  const strength = priority === undefined ? "" : ` (priority ${priority})`;
  const heading = `${" ".repeat(number.length)} ${paint("frame", arrow)} ${where}${strength}`;
  const source = known && framed ? readSource(file) : undefined;
  const frame = source === undefined ? undefined : codeFrame(source, line, column, width - number.length - 4);
  if (frame === undefined) return [heading];
  const gutter = (text: string): string => paint("frame", ` ${text.padStart(number.length)} |`);
  return [
    heading,
    gutter(""),
    `${gutter(number)} ${frame.text}`.trimEnd(),
    `${gutter("")} ${" ".repeat(frame.indent)}${paint("error", "^")}`,
  ];
}

function renderHelp(help: string, width: number, paint: Paint): readonly string[] {
  const label = "help: ";
  return wrapText(help, width - label.length).map((line, index) => {
    return index === 0 ? `${paint("help", label.trimEnd())} ${line}` : " ".repeat(label.length) + line;
  });
}
