import { hasChange } from "../../../lowering/releases/changes.ts";
import type { ContainerOptions, NetworkOptions } from "../../../lowering/types.ts";
import type { Release } from "../../releases/releases.ts";
import type { LintedContainer } from "../lint.ts";

/** An option that gives a container a network of its own. */
export type Implying = "extraVeths" | "interfaces" | "macvlans";

/**
 * Those that are set: see `--network-veth-extra=`, `--network-interface=` and `--network-macvlan=` in systemd-nspawn(1).
 */
export function impliedBy({ options }: LintedContainer): readonly Implying[] {
  const implying: readonly Implying[] = ["extraVeths", "interfaces", "macvlans"];
  return implying.filter((option) => Object.keys(options[option]).length > 0);
}

/** Whether a flag of its own gives a container a network of its own. */
export function isPrivateByFlag({ extraFlags }: Pick<ContainerOptions, "extraFlags">): boolean {
  return (extraFlags ?? []).some((flag) => /(^|\s)(-n\b|--(private-network|network-))/.test(flag));
}

const OF_VETHS = ["hostBridge", "hostAddress", "hostAddress6", "localAddress", "localAddress6"] as const;

/**
 * Options that need `privateNetwork` and are set, those of the container first. `forwardPorts` of a veth are a matter of
 * their own.
 */
export function networkPaths(release: Release, { options }: LintedContainer): readonly (readonly string[])[] {
  const { localMacAddress = null, extraVeths } = options;
  // Otherwise they need nothing of the container's.
  const veths = hasChange(release.name, "own-extra-veths") ? [] : Object.entries(extraVeths);
  const own = OF_VETHS.filter(
    (option) => options[option] !== null && !(option === "localAddress" && isNameOnly(options)),
  );
  return [
    ...own.map((option) => [option]),
    ...(options.forwardPorts.length > 0 ? [["forwardPorts"]] : []),
    ...(localMacAddress === null ? [] : [["localMacAddress"]]),
    ...veths.flatMap(([name, veth]) =>
      OF_VETHS.filter((option) => veth[option] !== null).map((option) => ["extraVeths", name, option]),
    ),
  ];
}

/** The entry in `/etc/hosts`, which needs no private network, leads to the host itself, where the container is. */
export function isNameOnly({ localAddress }: NetworkOptions): boolean {
  return localAddress?.startsWith("127.") === true;
}
