import type { Span } from "../diagnostics/diagnostic.ts";

/** A comment `# nixctr: allow CODE` of a file. */
export interface Allowance {
  readonly span: Span;
  /** The text after `nixctr:`. */
  readonly directive: string;
  /** What it allows; empty where the directive is no such. */
  readonly codes: readonly string[];
  /** The line whose findings it is about: its own, or the one below a comment that stands alone. */
  readonly line: number;
}
