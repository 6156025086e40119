import { sortedEntries } from "../../../lowering/byte-order.ts";
import { optionAt } from "../option-at.ts";
import type { Lint } from "../lint.ts";

/** Bridges of further veth pairs that are empty; an empty `hostBridge` of the container is none. */
export const emptyBridges: Lint = ({ containers }, report) => {
  for (const container of containers) {
    const { privateNetwork, extraVeths } = container.options;
    for (const [name, { hostBridge }] of sortedEntries(privateNetwork ? extraVeths : {})) {
      if (hostBridge === null || hostBridge.trim() !== "") continue;
      const site = container.valueSite(["extraVeths", name, "hostBridge"]);
      report("empty-bridge", { option: optionAt(site), name }, site);
    }
  }
};
