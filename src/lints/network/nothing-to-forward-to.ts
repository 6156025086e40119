import type { ContainerOptions } from "../../../lowering/types.ts";
import type { Lint } from "../lint.ts";
import { optionAt } from "../option-at.ts";

/** Ports that are forwarded to a container that the module gives no address. */
export const nothingToForwardTo: Lint = ({ containers }, report) => {
  for (const container of containers) {
    const { options } = container;
    if (!options.privateNetwork || options.forwardPorts.length === 0 || mayHaveAddress(options)) continue;
    const given = { option: optionAt(container.nameSite(["forwardPorts"])), container: container.name };
    report("nothing-to-forward-to", given, container.nameSite(["forwardPorts"]));
  }
};

/** Behind a bridge, and on interfaces of the host, others may give addresses. */
function mayHaveAddress({ interfaces, macvlans, extraVeths, extraFlags = [], ...own }: ContainerOptions): boolean {
  return (
    interfaces.length > 0 ||
    macvlans.length > 0 ||
    extraFlags.some((flag) => flag.includes("--network-")) ||
    [own, ...Object.values(extraVeths)].some(
      ({ hostBridge, localAddress, localAddress6 }) =>
        hostBridge !== null || localAddress !== null || localAddress6 !== null,
    )
  );
}
