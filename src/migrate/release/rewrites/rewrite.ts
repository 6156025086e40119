import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import type { EditGroup } from "./non-overlapping.ts";

/** What the new release refuses, and where. Without a code it is refused for being there. */
export type Refusal = Pick<Diagnostic, "loc" | "span"> & Partial<Pick<Diagnostic, "code">>;

/** A refusal and the text that it is in, as it is by now. */
export interface Refused {
  readonly diagnostic: Refusal;
  readonly source: ParsedSource;
  /** How many definitions an option has. */
  readonly definitionsOf: (loc: readonly string[]) => number;
}

/** Why something is left to its author, and what to do about it. */
export interface Obstacle {
  readonly obstacle: string;
  readonly advice?: string;
}

/** What a rewrite makes of it: edits of one source, or why there are none. */
export type Rewritten = EditGroup | Obstacle;

/** Changes a text so that the new release takes it and means the same; undefined where it is about something else. */
export type Rewrite = (refused: Refused) => Rewritten | undefined;
