import { compareVersions } from "./compare-versions.ts";
import type { HasChange } from "./module-release.ts";

/** Where the module of a release keeps containers. */
export interface Directories {
  /** The directory of the conf files, below `/etc`; and that of ephemeral containers, below `/run`, as systemd makes it. */
  readonly conf: string;
  /** The directory with the root file systems of containers. */
  readonly roots: string;
  /** The same of ephemeral containers. */
  readonly ephemeralRoots: string;
}

/** The directories on a host with that `system.stateVersion`; null is that of a new host. */
export function directoriesOf(has: HasChange, stateVersion: string | null): Directories {
  const isNew = stateVersion === null || compareVersions(stateVersion, "22.05") >= 0;
  const conf = isNew && has("directories-by-state-version") ? "nixos-containers" : "containers";
  return {
    conf,
    roots: `/var/lib/${conf}`,
    ephemeralRoots: has("run-nixos-containers") ? "/run/nixos-containers" : "/run/containers",
  };
}
