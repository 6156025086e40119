import type { Severity, Span } from "../diagnostics/diagnostic.ts";
import { STDIN_NAME } from "../evaluation/configuration-input.ts";
import type { CheckReport, ReportContext } from "./check-report.ts";
import { sourceTexts, type Utf16Column, utf16Columns } from "./source-texts.ts";

const COMMANDS: { readonly [S in Severity]: string } = { error: "error", warning: "warning", hint: "notice" };

/** Workflow commands of GitHub Actions, which become annotations of the files in a pull request. */
export function* reportGithub({ diagnostics }: CheckReport, context: ReportContext): Generator<string> {
  const annotate = githubAnnotations(context);
  for (const { code, severity, message, help, span } of diagnostics) {
    yield annotate({ severity, span, title: code, text: help === null ? message : `${message}\n${help}` });
  }
}

export interface Annotation {
  readonly severity: Severity;
  readonly span: Span | null;
  readonly title: string;
  readonly text: string;
}

/** Makes the workflow command of an annotation, a line with its end. */
export function githubAnnotations({ readSource, showFile }: Files): (annotation: Annotation) => string {
  const utf16 = utf16Columns(sourceTexts(readSource));
  return ({ severity, span, title, text }) => {
    const place = span === null || span.file === STDIN_NAME ? {} : placeProperties(span, showFile(span.file), utf16);
    const properties = Object.entries({ ...place, title })
      .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
      .join(",");
    return `::${COMMANDS[severity]} ${properties}::${escapeData(text)}\n`;
  };
}

type Files = Pick<ReportContext, "readSource" | "showFile">;

/** GitHub takes columns only where both are on one line. */
function placeProperties(span: Span, file: string, utf16: Utf16Column): Readonly<Record<string, string | number>> {
  const { line, column, endLine, endColumn } = span;
  if (line !== endLine) return { file, line, endLine };
  const columns = { col: utf16(span.file, line, column), endColumn: utf16(span.file, line, endColumn) };
  return { file, line, endLine, ...columns };
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
