import { type Directories, directoriesOf } from "./directories.ts";
import { type ChangeId, hasChange } from "./releases/changes.ts";
import { type ReleaseName, releaseNames } from "./releases/release-name.ts";

/** The containers module of one release on one host. */
export interface ModuleRelease {
  readonly has: HasChange;
  readonly directories: Directories;
}

/** Which changes a module has: those of a release, or any others. */
export type HasChange = (change: ChangeId) => boolean;

/** Throws for a release that is not modelled: callers know their names. */
export function moduleRelease(name: string, stateVersion: string | null): ModuleRelease {
  const release = releaseNamed(name);
  return moduleWith((change) => hasChange(release, change), stateVersion);
}

/** The module with these changes, on a host with that `system.stateVersion`. */
export function moduleWith(has: HasChange, stateVersion: string | null): ModuleRelease {
  return { has, directories: directoriesOf(has, stateVersion) };
}

function releaseNamed(name: string): ReleaseName {
  const release = releaseNames.find((known) => known === name);
  if (release === undefined) throw new Error(`release ${name} cannot be lowered`);
  return release;
}
