import type { Release } from "../../releases/releases.ts";
import type { StartedLowering } from "../../start-lowering.ts";
import type { Renaming } from "./rename/rename-in-text.ts";

/** A migration from one release to another that somebody asks for. */
export interface ReleaseOrder {
  /** The evaluation of the configuration, which is a file, for the old release. */
  readonly started: StartedLowering;
  /** The configuration itself; absolute, and where it really is. */
  readonly file: string;
  readonly to: Release;
  /** How the old release was chosen, as it follows its name and a comma. */
  readonly fromReason: string;
  /** New names for containers. */
  readonly renamings: readonly Renaming[];
  /** Gives the text of a file, undefined where it cannot be read. */
  readonly readSource: (file: string) => string | undefined;
}
