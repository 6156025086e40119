import { extraPairEnds, hasOwnPair } from "../../../lowering/container-network.ts";
import { joinedBridge } from "../../../lowering/joined-bridge.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import type { ContainerOptions, NetworkOptions } from "../../../lowering/types.ts";
import type { Release } from "../../releases/releases.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** Ports that are forwarded to a container that the module gives no address for them. */
export const nothingToForwardTo: Lint = ({ containers, release }, report) => {
  const forwardsIpv6 = hasChange(release.name, "nspawn-forwards-ipv6");
  for (const container of containers) {
    const { options } = container;
    if (!options.privateNetwork || options.forwardPorts.length === 0) continue;
    const pairs = pairsOf(release, options);
    const hasIpv6 = pairs.some(({ localAddress6 }) => localAddress6 !== null);
    if (mayHaveAddress(options, pairs) || (hasIpv6 && forwardsIpv6)) continue;
    const given = {
      option: optionAt(container.nameSite(["forwardPorts"])),
      container: container.name,
      hasIpv6,
      forwardsIpv6,
      hasInterface: hasOwnPair(release, options) || Object.keys(options.extraVeths).length > 0,
    };
    report("nothing-to-forward-to", given, container.nameSite(["forwardPorts"]));
  }
};

/** Behind a bridge, and on interfaces of the host, others may give addresses. */
function mayHaveAddress(options: ContainerOptions, pairs: readonly NetworkOptions[]): boolean {
  const { interfaces, macvlans, extraFlags = [] } = options;
  return (
    interfaces.length > 0 ||
    macvlans.length > 0 ||
    extraFlags.some((flag) => flag.includes("--network-")) ||
    pairs.some((pair) => joinedBridge(pair) !== null || pair.localAddress !== null)
  );
}

/** The veth pairs that the module sets up inside. */
function pairsOf(release: Release, options: ContainerOptions): readonly NetworkOptions[] {
  return [options, ...(extraPairEnds(release, options).guest ? Object.values(options.extraVeths) : [])];
}
