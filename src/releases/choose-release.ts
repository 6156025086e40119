import { compareReleases, parseRelease } from "./release-name.ts";
import { type Release, releases } from "./releases.ts";

/** The release that is lowered for, and how it was chosen. */
export interface ChosenRelease {
  readonly release: Release;
  /** A sentence part that says where it comes from. */
  readonly reason: string;
  /** Set when the nixpkgs in use is of a release that is not modelled. */
  readonly unknownVersion?: string;
}

/** What the nixpkgs in use says it is; `version` is undefined when it does not say. */
export interface NixpkgsInUse {
  readonly version: string | undefined;
}

/** Given by `--release`, else by the version of the nixpkgs in use, else the newest that is known. */
export function chooseRelease(given: Release | undefined, nixpkgs: NixpkgsInUse | undefined): ChosenRelease {
  const newest = newestRelease();
  if (given !== undefined) return { release: given, reason: "given with --release" };
  if (nixpkgs === undefined) return { release: newest, reason: "the newest one known; no nixpkgs is in use" };
  const { version } = nixpkgs;
  if (version === undefined) {
    return { release: newest, reason: "the newest one known; the nixpkgs in use does not say its version" };
  }
  const known = parseRelease(version);
  if (known !== undefined) return { release: known, reason: "that of the nixpkgs in use" };
  return { release: newest, reason: "the newest one known", unknownVersion: version };
}

/** The newest release that is modelled. */
export function newestRelease(): Release {
  const [newest] = releases.toSorted((a, b) => compareReleases(b.name, a.name));
  if (newest === undefined) throw new Error("no release is modelled");
  return newest;
}
