import { moduleRelease } from "../../../lowering/module-release.ts";
import type { Site } from "../../options/site.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer, LintedHost } from "../lint.ts";
import { mountPointSite } from "./mount-point-site.ts";
import { isAbsolute, pathBelow, reachesUnchanged, tidyPath } from "./mount-path.ts";

/** Bind mounts of what lies in the root directory of a container that the configuration has. */
export const sourceInContainerRoot: Lint = (host, report) => {
  const { containers } = host;
  const names = new Set(containers.map(({ name }) => name));
  const containerAt = rootsOf(host);
  for (const container of containers) {
    for (const [name, source] of sourcesOf(container)) {
      const owner = containerAt(source);
      if (owner === undefined || !names.has(owner)) continue;
      const site = sourceSite(container, name);
      report("source-in-container-root", { option: optionAt(site), source, name: container.name, owner }, site);
    }
  }
};

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

/** The name of the container in whose root directory a path is, going by where the release puts them. */
function rootsOf({ release, host }: LintedHost): (path: string) => string | undefined {
  const before = `${moduleRelease(release.name, host.stateVersion).directories.roots}/`;
  return (path) => {
    if (!path.startsWith(before)) return undefined;
    const [name = ""] = path.slice(before.length).split("/");
    const root = `${before}${name}`;
    return path === root || pathBelow(root, path) !== undefined ? name : undefined;
  };
}
