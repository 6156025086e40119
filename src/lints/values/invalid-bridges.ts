import { sortedEntries } from "../../../lowering/byte-order.ts";
import { extraPairEnds } from "../../../lowering/container-network.ts";
import { interfaceNameFlaw } from "../../../lowering/interface-name.ts";
import type { ContainerOptions } from "../../../lowering/types.ts";
import type { SitePath } from "../../options/site.ts";
import type { Release } from "../../releases/releases.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { pastedValues } from "./pasted-value.ts";

/** Bridges with signs that are in no name of an interface, and reach what uses them as they are. */
export const invalidBridges: Lint = ({ release, containers }, report) => {
  for (const container of containers) {
    const { options } = container;
    const invalid = bridgesOf(release, options).filter(({ bridge }) => interfaceNameFlaw(bridge) === "characters");
    if (invalid.length === 0) continue;
    const changed = new Set(pastedValues(release, options).map(({ path }) => path.join("\0")));
    for (const { path, bridge } of invalid) {
      if (changed.has(path.join("\0"))) continue;
      const site = container.valueSite(path);
      report("invalid-bridge-name", { option: optionAt(site), bridge }, site);
    }
  }
};

interface NamedBridge {
  readonly path: SitePath;
  /** Without the white space around it, which does no harm in the conf file. */
  readonly bridge: string;
}

function bridgesOf(release: Release, options: ContainerOptions): readonly NamedBridge[] {
  const own = options.privateNetwork ? (options.hostBridge ?? "") : "";
  const pairs = extraPairEnds(release, options).host ? sortedEntries(options.extraVeths) : [];
  return [
    { path: ["hostBridge"], bridge: own.trim() },
    ...pairs.map(([name, { hostBridge }]) => ({
      path: ["extraVeths", name, "hostBridge"],
      bridge: (hostBridge ?? "").trim() === "" ? "" : (hostBridge ?? ""),
    })),
  ];
}
