import { lowerHost } from "../../lowering/lower-host.ts";
import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import type { ContainerOptions, LoweredHost } from "../../lowering/types.ts";
import { containerOptions, testFacts } from "../lowering/container-options.ts";

/** Containers with `path` and the given options alone, lowered for a release. */
export function containersIn(
  release: ReleaseName,
  containers: Readonly<Record<string, Partial<ContainerOptions>>>,
): LoweredHost {
  const options = Object.entries(containers).map(([name, given]) => [name, containerOptions(given)] as const);
  return lowerHost({
    release,
    containers: Object.fromEntries(options),
    host: { enableContainers: true, networkmanager: false, system: "x86_64-linux", stateVersion: null },
    facts: testFacts,
  });
}
