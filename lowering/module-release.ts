import { type Directories, directoriesOf } from "./directories.ts";
import { type ChangeId, hasChange } from "./releases/changes.ts";
import { type ReleaseName, releaseNames } from "./releases/release-name.ts";

/** The containers module of one release on one host. */
export interface ModuleRelease {
  readonly has: (change: ChangeId) => boolean;
  readonly directories: Directories;
}

/** Throws for a release that is not modelled: callers know their names. */
export function moduleRelease(name: string, stateVersion: string | null): ModuleRelease {
  const release = releaseNamed(name);
  return { has: (change) => hasChange(release, change), directories: directoriesOf(release, stateVersion) };
}

function releaseNamed(name: string): ReleaseName {
  const release = releaseNames.find((known) => known === name);
  if (release === undefined) throw new Error(`release ${name} cannot be lowered`);
  return release;
}
