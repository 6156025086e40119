import type { CompetingDefinition, Diagnostic } from "./diagnostic.ts";

/** A diagnostic as `--format json` prints it. */
export type DiagnosticJson = Omit<Diagnostic, "definitions"> & { readonly definitions: readonly DefinitionJson[] };

export interface DefinitionJson {
  /** The file of the position. */
  readonly file: string;
  /** Null where only the file is known. */
  readonly line: number | null;
  readonly column: number | null;
  /** The file that the message names, which is the module's. */
  readonly module: string;
  readonly priority: number;
}

/** The JSON form of a diagnostic. */
export function toJson({ definitions, ...diagnostic }: Diagnostic): DiagnosticJson {
  return { ...diagnostic, definitions: definitions.map(definitionJson) };
}

function definitionJson({ at: [file, line, column], file: module, priority }: CompetingDefinition): DefinitionJson {
  return { file, line: line > 0 ? line : null, column: line > 0 ? column : null, module, priority };
}
