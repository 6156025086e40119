import { optionAt } from "../option-at.ts";
import type { AddressRule } from "./veth-pair.ts";

/** Containers that the host has no name for: the module writes one for `localAddress` alone. */
export const hostsEntry: AddressRule = (pairs, report) => {
  for (const { isMain, container } of pairs) {
    const { localAddress, localAddress6 } = container.options;
    if (!isMain || localAddress !== null || localAddress6 === null) continue;
    const site = container.valueSite(["localAddress6"]);
    const address = localAddress6.replace(/\/.*/s, "");
    report("no-hosts-entry", { option: optionAt(site), name: `${container.name}.containers`, address }, site);
  }
};
