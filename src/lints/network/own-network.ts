import type { Lint } from "../lint.ts";
import { impliedBy, isPrivateByFlag, networkPaths } from "./network-paths.ts";

/** Options each of which makes systemd-nspawn give the container a network of its own. */
export const ownNetwork: Lint = ({ containers }, report) => {
  for (const container of containers) {
    if (container.options.privateNetwork || isPrivateByFlag(container.options)) continue;
    const [first, ...others] = impliedBy(container);
    // Else `network-without-private-network` says it.
    if (first === undefined || networkPaths(container).length > 0) continue;
    const given = { container: container.name, options: [first, ...others] };
    const related = others.map((option) => container.nameSite([option]));
    report("network-private-anyway", given, container.nameSite([first]), { related });
  }
};
