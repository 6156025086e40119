import type { GivenRelease } from "../releases/choose-release.ts";
import type { DiffFlags, EvaluationFlags } from "./request.ts";

/** Options of an evaluation whose release another option than `--release` may have given. */
export interface SideFlags extends EvaluationFlags {
  readonly releaseOption?: GivenRelease["option"];
}

/** The options of the side before. */
export function firstFlags(flags: DiffFlags): SideFlags {
  return sideFlags(flags, "--from", flags.from);
}

/** The options of the side after. */
export function secondFlags(flags: DiffFlags): SideFlags {
  return sideFlags(flags, "--to", flags.to);
}

function sideFlags(flags: DiffFlags, releaseOption: "--from" | "--to", release: string | undefined): SideFlags {
  return release === undefined ? flags : { ...flags, release, releaseOption };
}
