import { sortedEntries } from "../../../lowering/byte-order.ts";
import type { BindMount } from "../../../lowering/types.ts";
import type { Lint } from "../lint.ts";
import { isAbsolute, pathBelow, reachesUnchanged, tidyPath } from "./mount-path.ts";

/** Options of a mount that give the container's users their files. */
const MAPPED = /(?:^|,)(?:|root|owner)idmap(?:,|$)/;

/** What is there is made while the host runs, and often open to all. */
const VOLATILE: readonly string[] = ["/dev", "/proc", "/run", "/sys", "/tmp", "/var/run", "/var/tmp"];

/**
 * Bind mounts that a container with users of its own is to write to, but whose owners are not mapped. Who chooses the
 * users by number can have given them the files.
 */
export const unmappedMounts: Lint = ({ containers }, report) => {
  for (const container of containers) {
    const { bindMounts, privateUsers } = container.options;
    if (privateUsers !== "pick") continue;
    for (const [name, bind] of sortedEntries(bindMounts)) {
      if (!isUnmapped(bind)) continue;
      const site = container.valueSite(["bindMounts", name, "isReadOnly"]);
      const { loc } = container.nameSite(["bindMounts", name]);
      const given = { option: loc.join("."), point: bind.mountPoint, alone: bind.hostPath === null };
      report("unmapped-bind-mount", given, site, { related: [container.valueSite(["privateUsers"])] });
    }
  }
};

function isUnmapped({ hostPath, mountPoint, isReadOnly }: BindMount): boolean {
  const source = hostPath ?? mountPoint;
  if (isReadOnly || !isAbsolute(source) || !reachesUnchanged(`${source}${mountPoint}`, "bind")) return false;
  const [, options = ""] = mountPoint.split(":");
  if (hostPath === null ? mountPoint.includes(":") : MAPPED.test(options)) return false;
  const path = tidyPath(source);
  return !VOLATILE.some((directory) => path === directory || pathBelow(directory, path) !== undefined);
}
