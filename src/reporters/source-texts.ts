import { SourceText } from "../syntax/source-text.ts";
import type { ReportContext } from "./check-report.ts";

/** The source of a file, undefined where it cannot be read. */
export type SourceTexts = (file: string) => SourceText | undefined;

/** Reads each file once. */
export function sourceTexts(readSource: ReportContext["readSource"]): SourceTexts {
  const texts = new Map<string, SourceText | undefined>();
  return (file) => {
    if (!texts.has(file)) {
      const source = readSource(file);
      texts.set(file, source === undefined ? undefined : new SourceText(source));
    }
    return texts.get(file);
  };
}

/** The column of a position in UTF-16 code units, 1-based, from that in bytes of UTF-8. */
export type Utf16Column = (file: string, line: number, column: number) => number;

/**
 * Counts columns as GitHub and SARIF do. Where the source cannot be read the column stays as it is, which is right for
 * ASCII.
 */
export function utf16Columns(sources: SourceTexts): Utf16Column {
  return (file, line, column) => sources(file)?.utf16ColumnOf({ line, column }) ?? column;
}
