import { sortedEntries } from "../../../lowering/byte-order.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import type { BindMount } from "../../../lowering/types.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer } from "../lint.ts";
import { hasDotDot, isAbsolute, reachesUnchanged } from "./mount-path.ts";
import { mountPointSite } from "./mount-point-site.ts";

/** Sources of bind mounts that `RequiresMountsFor=` of the unit understands differently than systemd-nspawn. */
export const unawaitedMounts: Lint = ({ release, containers }, report) => {
  if (!hasChange(release.name, "bind-mounts-required")) return;
  for (const container of containers) {
    for (const [name, bind] of sortedEntries(container.options.bindMounts)) {
      const because = whyUnawaited(bind);
      if (because === undefined) continue;
      const site = sourceSite(container, name, bind);
      report("mount-not-awaited", { option: optionAt(site), path: bind.hostPath ?? bind.mountPoint, because }, site);
    }
  }
};

/** What is wrong with a path that systemd-nspawn mounts as it is; other paths are other lints'. */
function whyUnawaited({ hostPath, mountPoint }: BindMount) {
  const path = hostPath ?? mountPoint;
  if (!isAbsolute(path) || !reachesUnchanged(path, "bind")) return undefined;
  if (path.includes(":")) return hostPath === null && /^[^:]+:\//.test(path) ? "colon" : undefined;
  if (/%[A-Za-z\d%]/.test(path)) return "specifier";
  if (path.includes("'")) return "quote";
  // In a mount point it is wrong anyway.
  return hostPath !== null && hasDotDot(path) ? "dots" : undefined;
}

function sourceSite(container: LintedContainer, name: string, { hostPath }: BindMount) {
  return hostPath === null ? mountPointSite(container, name) : container.valueSite(["bindMounts", name, "hostPath"]);
}
