import type { Position } from "../definitions/definition.ts";

export type Severity = "error" | "warning" | "hint";

/** One of several definitions that a diagnostic is about. */
export interface CompetingDefinition {
  readonly at: Position;
  /** The file that NixOS names: the module's `_file`. */
  readonly file: string;
  readonly priority: number;
}

/**
 * A finding, as `spec/interface.md` describes it. `message` is a single paragraph whose first line keeps the words of
 * the NixOS module system.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The option's path, such as `["containers", "web", "hostAddress"]`; empty when no option is concerned. */
  readonly loc: readonly string[];
  /** Null where nothing in a file is to blame (a missing program, say). */
  readonly span: Span | null;
  readonly definitions: readonly CompetingDefinition[];
  readonly help: string | null;
}

/** 1-based; the end is exclusive and equals the start where only a position is known. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
