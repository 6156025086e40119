import type { TextLine } from "../module/text-line.ts";

/** The configuration of a container as it is copied into a module. */
export interface GuestSource {
  /** The expression, with the comments before it. */
  readonly lines: readonly TextLine[];
  /** Comments behind it. */
  readonly trailing: readonly TextLine[];
  /** Relative paths in it that were made absolute, as they were. */
  readonly paths: readonly string[];
}
