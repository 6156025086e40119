import { moduleRelease } from "../../../lowering/releases.ts";
import type { Release } from "../../releases/releases.ts";
import type { Site } from "../../options/site.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, LintedContainer } from "../lint.ts";
import { mountPointSite } from "./mount-point-site.ts";
import { isAbsolute, pathBelow, reachesUnchanged, tidyPath } from "./mount-path.ts";

/** Bind mounts of what lies in the root directory of a container that the configuration has. */
export const sourceInContainerRoot: Lint = ({ release, containers }, report) => {
  const names = new Set(containers.map(({ name }) => name));
  const containerAt = rootsOf(release);
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
function rootsOf(release: Release): (path: string) => string | undefined {
  const [before = "", after = ""] = (moduleRelease(release.name).environment["root"] ?? "").split("%i");
  return (path) => {
    if (!path.startsWith(before)) return undefined;
    const [name = ""] = path.slice(before.length).split("/");
    const root = `${before}${name}${after}`;
    return path === root || pathBelow(root, path) !== undefined ? name : undefined;
  };
}
