import type { Position } from "../definitions/definition.ts";
import type { Focus } from "./focus.ts";

export type Severity = "error" | "warning" | "hint";

/** One of several definitions that a diagnostic is about. */
export interface CompetingDefinition {
  readonly at: Position;
  /** The file that NixOS names: the module's `_file`. */
  readonly file: string;
  readonly priority: number;
  /** The option that it defines, where that is not the diagnostic's. */
  readonly loc?: readonly string[];
  /** What of the attribute is meant; as that of the diagnostic when absent. */
  readonly focus?: Focus;
  /** The exact range, once the source has been looked into. */
  readonly span?: Span;
  /** The whole definition that the range is in. */
  readonly binding?: Span;
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
  /** What the span's start is of, until the source has been looked into (`placeDiagnostics`); the name when absent. */
  readonly focus?: Focus;
  /** A change that could be made where the focus is, until the source has shown whether it can. */
  readonly repair?: Repair;
  /** Present where the source shows that it can be made. */
  readonly fix?: Fix;
  /** The whole definition that the span is in, once the source has been looked into. */
  readonly binding?: Span;
}

/** 1-based, columns in bytes of UTF-8; the end is exclusive and equals the start where only a position is known. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A replacement of what stands at the focus, valid only if that literally is `was`. */
export interface Repair {
  /** Whether nobody could mean anything else. */
  readonly safe: boolean;
  /** The name or the literal value that has to stand there. */
  readonly was: string | number | boolean;
  /** Nix source to take its place. */
  readonly by: string;
}

/** Edits of files that make a diagnostic go away. */
export interface Fix {
  /** What it does, as an instruction. */
  readonly message: string;
  /** Whether `nixctr check --fix` makes it. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** The text of a span is replaced. */
export interface TextEdit extends Span {
  readonly newText: string;
}
