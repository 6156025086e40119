import { sortedEntries } from "../../../lowering/byte-order.ts";
import { extraPairEnds } from "../../../lowering/container-network.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import { optionAt } from "../option-at.ts";
import type { Lint } from "../lint.ts";

/** Bridges of further veth pairs that are empty; an empty `hostBridge` of the container is none. */
export const emptyBridges: Lint = ({ release, containers }, report) => {
  const quoted = hasChange(release.name, "quoted-interfaces");
  for (const container of containers) {
    const isSetUp = extraPairEnds(release, container.options).host;
    for (const [name, { hostBridge }] of sortedEntries(isSetUp ? container.options.extraVeths : {})) {
      if (hostBridge === null || hostBridge.trim() !== "") continue;
      const site = container.valueSite(["extraVeths", name, "hostBridge"]);
      report("empty-bridge", { option: optionAt(site), name, quoted }, site);
    }
  }
};
