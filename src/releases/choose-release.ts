import { developmentBranch } from "../../lowering/releases/release-name.ts";
import { parseRelease } from "./release-name.ts";
import { type Release, releases } from "./releases.ts";

/** The release that is lowered for, and how it was chosen. */
export interface ChosenRelease {
  readonly release: Release;
  /** A sentence part that says where it comes from. */
  readonly reason: string;
  /** Set when the nixpkgs in use is of a release that is not modelled. */
  readonly unknownVersion?: string;
}

/** A release that the command line names. */
export interface GivenRelease {
  readonly release: Release;
  readonly option: "--release" | "--from" | "--to";
}

/** What the nixpkgs in use says it is; `version` is undefined when it does not say. */
export interface NixpkgsInUse {
  readonly version: string | undefined;
}

/**
 * Given on the command line, else that of the nixpkgs in use, else the newest stable one. A nixpkgs of a release that is
 * not known is taken for the release next to it: the newest known where it is newer.
 */
export function chooseRelease(given: GivenRelease | undefined, nixpkgs: NixpkgsInUse | undefined): ChosenRelease {
  if (given !== undefined) return { release: given.release, reason: `given with ${given.option}` };
  const newest = { release: newestRelease(), reason: "the newest stable one known" };
  if (nixpkgs === undefined) return { ...newest, reason: `${newest.reason}; no nixpkgs is in use` };
  const { version } = nixpkgs;
  if (version === undefined) {
    return { ...newest, reason: `${newest.reason}; the nixpkgs in use does not say its version` };
  }
  const known = parseRelease(version);
  if (known !== undefined) return { release: known, reason: "that of the nixpkgs in use" };
  const { release, reason } = nextTo(version) ?? newest;
  return { release, reason, unknownVersion: version };
}

/** The newest stable release that is modelled. */
export function newestRelease(): Release {
  return last(releases.filter(({ name }) => name !== developmentBranch));
}

function nextTo(version: string): Pick<ChosenRelease, "release" | "reason"> | undefined {
  const [, year, month] = /^(\d\d)\.(\d\d)(?!\d)/.exec(version) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const older = releases.filter(({ name }) => name < `${year}.${month}`);
  const [oldest] = releases;
  if (oldest !== undefined && older.length === 0) return { release: oldest, reason: "the oldest one known" };
  return { release: last(older), reason: older.length === releases.length ? "the newest one known" : "the one before" };
}

function last(some: readonly Release[]): Release {
  const release = some.at(-1);
  if (release === undefined) throw new Error("no release is modelled");
  return release;
}
