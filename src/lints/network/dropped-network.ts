import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { impliedBy, isNameOnly, isPrivateByFlag, networkPaths } from "./network-paths.ts";

/** Options of the network that need `privateNetwork` where that is false. */
export const droppedNetwork: Lint = ({ containers, release }, report) => {
  for (const container of containers) {
    const { privateNetwork, networkNamespace = null } = container.options;
    if (privateNetwork) continue;
    const [first, ...others] = networkPaths(release, container);
    if (first === undefined) continue;
    const given = {
      container: container.name,
      options: [first, ...others].map((path) => optionAt(container.nameSite(path))),
      localAddress: isNameOnly(container.options) ? null : container.options.localAddress,
      namespace: networkNamespace !== null,
      privateBy: [...impliedBy(container), ...(isPrivateByFlag(container.options) ? ["extraFlags"] : [])],
    };
    const related = others.map((path) => container.nameSite(path));
    report("network-without-private-network", given, container.nameSite(first), { related });
  }
};
