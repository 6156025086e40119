import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** What `nixctr check` has to tell. */
export interface CheckReport {
  /** Name of the release that was checked for. */
  readonly release: string;
  /** How many containers were looked at. */
  readonly containers: number;
  /** In the order of the inputs, and then of the places in a file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What reporters need beside the report. */
export interface ReportContext {
  /** The text of a file, undefined where it cannot be read. */
  readonly readSource: (file: string) => string | undefined;
  /** How a file is shown to people: relative to the working directory where it is below it. */
  readonly showFile: (file: string) => string;
  readonly colour: boolean;
  /** Terminal columns. */
  readonly width: number;
}

/** Renders a report: the text in pieces, for standard output. */
export type Reporter = (report: CheckReport, context: ReportContext) => Iterable<string>;
