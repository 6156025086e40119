import type { ContainerOptions, NetworkOptions } from "../../../lowering/types.ts";
import { joinedBridge } from "../joined-bridge.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** Ports that are forwarded to a container that the module gives no IPv4 address. */
export const nothingToForwardTo: Lint = ({ containers }, report) => {
  for (const container of containers) {
    const { options } = container;
    if (!options.privateNetwork || options.forwardPorts.length === 0 || mayHaveAddress(options)) continue;
    const given = {
      option: optionAt(container.nameSite(["forwardPorts"])),
      container: container.name,
      hasIpv6: pairsOf(options).some(({ localAddress6 }) => localAddress6 !== null),
    };
    report("nothing-to-forward-to", given, container.nameSite(["forwardPorts"]));
  }
};

/** Behind a bridge, and on interfaces of the host, others may give addresses. */
function mayHaveAddress(options: ContainerOptions): boolean {
  const { interfaces, macvlans, extraFlags = [] } = options;
  return (
    interfaces.length > 0 ||
    macvlans.length > 0 ||
    extraFlags.some((flag) => flag.includes("--network-")) ||
    pairsOf(options).some((pair) => joinedBridge(pair) !== null || pair.localAddress !== null)
  );
}

function pairsOf(options: ContainerOptions): readonly NetworkOptions[] {
  return [options, ...Object.values(options.extraVeths)];
}
