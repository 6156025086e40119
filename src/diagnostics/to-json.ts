import type { CompetingDefinition, Diagnostic, Fix, Span } from "./diagnostic.ts";

/** A diagnostic as `--format json` prints it. */
export type DiagnosticJson = Omit<Diagnostic, "definitions" | "focus" | "repair" | "fix"> & {
  readonly definitions: readonly DefinitionJson[];
  /** Null where there is no change that could be made. */
  readonly fix: Fix | null;
};

export interface DefinitionJson {
  /** The file of the position. */
  readonly file: string;
  /** Null where only the file is known. */
  readonly line: number | null;
  readonly column: number | null;
  /** Null where only the start is known. */
  readonly endLine: number | null;
  readonly endColumn: number | null;
  /** The file that the message names, which is the module's. */
  readonly module: string;
  readonly priority: number;
  /** The option that it defines, where that is not the diagnostic's. */
  readonly loc?: readonly string[];
}

/** The JSON form of a diagnostic. */
export function toJson({ code, severity, message, loc, span, definitions, help, fix }: Diagnostic): DiagnosticJson {
  return {
    code,
    severity,
    message,
    loc,
    span: span === null ? null : spanJson(span),
    definitions: definitions.map(definitionJson),
    help,
    fix: fix === undefined ? null : fixJson(fix),
  };
}

function spanJson({ file, line, column, endLine, endColumn }: Span): Span {
  return { file, line, column, endLine, endColumn };
}

function definitionJson({ at, span, file: module, priority, loc }: CompetingDefinition): DefinitionJson {
  return { ...placeJson(at, span), module, priority, ...(loc === undefined ? {} : { loc }) };
}

function placeJson([file, line, column]: CompetingDefinition["at"], span: Span | undefined) {
  if (span !== undefined) return spanJson(span);
  const known = line > 0;
  return { file, line: known ? line : null, column: known ? column : null, endLine: null, endColumn: null };
}

function fixJson({ message, safe, edits }: Fix): Fix {
  return { message, safe, edits: edits.map(({ newText, ...span }) => ({ ...spanJson(span), newText })) };
}
