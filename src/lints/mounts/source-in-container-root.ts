import { moduleRelease } from "../../../lowering/module-release.ts";
import type { Site } from "../../options/site.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { mountPointSite } from "./mount-point-site.ts";
import { isAbsolute, pathBelow, reachesUnchanged, tidyPath } from "./mount-path.ts";

/** Bind mounts of what lies in the root directory of a container that the configuration has. */
export const sourceInContainerRoot: Lint = (host, report) => {
  const { containers } = host;
  const byName = new Map(containers.map((container) => [container.name, container]));
  const { roots, ephemeralRoots } = moduleRelease(host.release.name, host.host.stateVersion).directories;
  for (const container of containers) {
    for (const [name, source] of sourcesOf(container)) {
      const owner = byName.get(ownerOf(source, roots) ?? ownerOf(source, ephemeralRoots) ?? "");
      if (owner !== undefined) reportSource(sourceSite(container, name), { source, owner, container, roots }, report);
    }
  }
};

interface Source {
  /** Tidy. */
  readonly source: string;
  readonly owner: LintedContainer;
  readonly container: LintedContainer;
  /** The directory of the roots that last. */
  readonly roots: string;
}

function reportSource(site: Site, { source, owner, container, roots }: Source, report: Report): void {
  const given = { option: optionAt(site), source, name: container.name, owner: owner.name };
  if (owner.options.ephemeral === true) {
    report("source-in-ephemeral-root", given, site, { related: [owner.valueSite(["ephemeral"])] });
  } else if (ownerOf(source, roots) !== undefined) report("source-in-container-root", given, site);
}

function sourceSite(container: LintedContainer, name: string): Site {
  const isOwn = container.options.bindMounts[name]?.hostPath === null;
  return isOwn ? mountPointSite(container, name) : container.valueSite(["bindMounts", name, "hostPath"]);
}

/** Names of the entries and the tidy paths that they mount. */
function sourcesOf({ options }: LintedContainer): readonly (readonly [name: string, source: string])[] {
  return Object.entries(options.bindMounts).flatMap(([name, { hostPath, mountPoint }]) => {
    const source = hostPath ?? mountPoint;
    return isAbsolute(source) && reachesUnchanged(source, "bind") ? [[name, tidyPath(source)] as const] : [];
  });
}

/** The name of the container in whose root directory a path is, where all have them in one directory. */
function ownerOf(path: string, roots: string): string | undefined {
  return pathBelow(roots, path)?.split("/")[1];
}
