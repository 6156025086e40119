import type { Release } from "../../releases/releases.ts";
import type { StartedLowering } from "../../start-lowering.ts";
import type { Renaming } from "../common/renaming.ts";

/** A migration from one release to another that somebody asks for. */
export interface ReleaseOrder {
  /** The evaluation of the configuration, which is a file or a host of a flake, for the old release. */
  readonly started: StartedLowering;
  /** The configuration itself, or the `flake.nix` that has it; absolute, and where it really is. */
  readonly file: string;
  /** The directory that all files are in that may be changed; absolute. */
  readonly project: string;
  readonly to: Release;
  /** How the old release was chosen, as it follows its name and a comma. */
  readonly fromReason: string;
  /** New names for containers. */
  readonly renamings: readonly Renaming[];
  /** Gives the text of a file, undefined where it cannot be read. */
  readonly readSource: (file: string) => string | undefined;
}

/** Whether the configuration is a host of a flake, and `file` that of all hosts. */
export function isFlake({ started }: Pick<ReleaseOrder, "started">): boolean {
  return started.options.input.kind === "flake";
}
