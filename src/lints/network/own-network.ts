import { extraPairEnds } from "../../../lowering/container-network.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import type { Lint } from "../lint.ts";
import { impliedBy, isPrivateByFlag, networkPaths } from "./network-paths.ts";

/** Options each of which makes systemd-nspawn give the container a network of its own. */
export const ownNetwork: Lint = ({ containers, release }, report) => {
  for (const container of containers) {
    const { options } = container;
    if (options.privateNetwork || isPrivateByFlag(options)) continue;
    const [first, ...others] = impliedBy(container);
    // Else `network-without-private-network` says it.
    if (first === undefined || networkPaths(release, container).length > 0) continue;
    // `network-namespace-clash` says it of those with a network namespace.
    if ((options.networkNamespace ?? null) !== null) continue;
    const given = {
      container: container.name,
      options: [first, ...others],
      setsUpVeths: first === "extraVeths" && extraPairEnds(release, options).guest,
      needsAddress: hasChange(release.name, "network-by-address"),
    };
    const related = others.map((option) => container.nameSite([option]));
    report("network-private-anyway", given, container.nameSite([first]), { related });
  }
};
