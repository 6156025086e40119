import type { TreeEntry } from "../../output/tree-entry.ts";

/** What every migration makes: all that there is to show, and all that `--write` does. */
export interface MigrationPlan {
  /** What becomes what, such as `19.03 → 26.05`. */
  readonly title: string;
  /** The directory that every edited file has to be in, also where symbolic links lead; absolute. */
  readonly project: string;
  /** Files that are changed or made, each once; empty where there is nothing to do. */
  readonly edits: readonly FileEdit[];
  /** A directory tree that is written in the way of `nixctr lower --out`, links and all. */
  readonly tree?: PlannedTree;
  readonly findings: readonly Finding[];
  /** What stands in the way of writing alone: an error with `--write`, a warning without. */
  readonly obstacles?: readonly Obstacle[];
  readonly tables: readonly Table[];
  readonly steps: readonly StepList[];
}

/** A file before and after. */
export interface FileEdit {
  /** Absolute. */
  readonly path: string;
  /** Why, in a few words: `bindMounts as attribute sets`. */
  readonly label: string;
  /** The text that the edit was made for; null for a file that there is not yet. */
  readonly before: string | null;
  readonly after: string;
}

/** A tree of files and links of nixctr's own for plain systemd, with a manifest. */
export interface PlannedTree {
  /** Absolute; need not exist. */
  readonly directory: string;
  readonly entries: readonly TreeEntry[];
}

/** What cannot be done (nothing is written then), what differs, and what is to be known. */
export interface Finding {
  readonly severity: "error" | "warning" | "note";
  /** The container, option or file that it is about. */
  readonly subject: string;
  readonly place?: Place;
  /** A sentence or more, of plain text. */
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** Why a file is not written. */
export type Obstacle = Omit<Finding, "severity">;

/** Where in a file; line and column are 1-based, and null where only what is above them is known. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** Every row has a cell of plain text for each column. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the user does, in this order. */
export interface StepList {
  readonly title: string;
  /** The container that they are about; null for the whole host. */
  readonly container: string | null;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly text: string;
  /** For a shell, as root unless the text says otherwise; each is one line. */
  readonly commands: readonly string[];
}
