import { sortedEntries } from "./byte-order.ts";
import type { ModuleRelease } from "./module-release.ts";
import type { ContainerOptions, Service } from "./types.ts";

/** `unitConfig` of the services: what has to be mounted before a container starts. */
export interface RequiredMounts {
  readonly template: Service["unitConfig"];
  readonly of: (container: ContainerOptions) => Service["unitConfig"];
}

/** The mounts that a release asks for. Containers without bind mounts share theirs. */
export function requiredMounts({ has, directories }: ModuleRelease): RequiredMounts {
  const root = `${directories.roots}/%i`;
  const persistent = [root];
  const byRoot = { RequiresMountsFor: persistent };
  const byNothing = { RequiresMountsFor: [] };
  const asksForSources = has("bind-mounts-required");
  return {
    // The releases that tell apart what is ephemeral write a string here; the text of the unit is the same.
    template: has("ephemeral-root") ? { RequiresMountsFor: root } : byRoot,
    of({ ephemeral = false, bindMounts }) {
      const sources = asksForSources ? sourcesOf(bindMounts) : [];
      if (sources.length === 0) return ephemeral ? byNothing : byRoot;
      return { RequiresMountsFor: [...(ephemeral ? [] : persistent), ...sources] };
    },
  };
}

function sourcesOf(bindMounts: ContainerOptions["bindMounts"]): readonly string[] {
  return sortedEntries(bindMounts).map(([, { hostPath, mountPoint }]) => hostPath ?? mountPoint);
}
