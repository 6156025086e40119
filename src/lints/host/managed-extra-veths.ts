import { sortedEntries } from "../../../lowering/byte-order.ts";
import { extraPairEnds } from "../../../lowering/container-network.ts";
import type { HostOptions } from "../../../lowering/types.ts";
import { optionAt } from "../option-at.ts";
import type { HostSurroundings, Said } from "../host-surroundings.ts";
import type { Lint } from "../lint.ts";
import { extraVethFlaw } from "../names/extra-veth-flaw.ts";
import { takenInGuest } from "../names/taken-in-guest.ts";
import { globMatcher } from "./glob.ts";

// What the module takes from NetworkManager and from dhcpcd, for NetworkManager as one pattern.
const TAKEN_BY_MODULE = ["ve-*", "vb-*"];
// What the dhcpcd module of NixOS denies besides.
const DENIED_BY_NIXOS = ["lo", "peth*", "vif*", "tap*", "tun*", "virbr*", "vnet*", "vboxnet*", "sit*"];

/** Extra veth pairs whose end on the host something else configures too. */
export const managedExtraVeths: Lint = ({ release, containers, host, surroundings }, report) => {
  const manager = surroundings === null ? undefined : managerOf(host, surroundings);
  if (manager === undefined) return;
  const isTaken = globMatcher(TAKEN_BY_MODULE);
  for (const container of containers) {
    if (!extraPairEnds(release, container.options).host) continue;
    const takenInside = takenInGuest(release, container);
    for (const [name] of sortedEntries(container.options.extraVeths)) {
      if (isTaken(name) || manager.leaves(name)) continue;
      // With such a name the container does not start.
      if (extraVethFlaw(name, true) !== undefined || takenInside.has(name)) continue;
      const site = container.nameSite(["extraVeths", name]);
      report("managed-extra-veth", { option: optionAt(site), name, manager: manager.name }, site);
    }
  }
};

interface Manager {
  readonly name: "NetworkManager" | "dhcpcd";
  readonly leaves: (name: string) => boolean;
}

/** What configures interfaces that nobody speaks for; undefined where nothing does, or it is not known. */
function managerOf(host: HostOptions, surroundings: HostSurroundings): Manager | undefined {
  const { unmanaged } = surroundings.networkmanager;
  if (!host.networkmanager) return dhcpcdOf(surroundings);
  return unmanaged === null ? undefined : { name: "NetworkManager", leaves: unmanagedMatcher(unmanaged) };
}

function dhcpcdOf({ networkmanager, networkd, dhcp, declaredInterfaces }: HostSurroundings): Manager | undefined {
  const { denied, use } = dhcp;
  // It is on by default, which says nothing where the configuration is not that of the host's network.
  const isOn = use === undefined ? declaredInterfaces !== null && declaredInterfaces.size > 0 : use?.value === true;
  // NixOS has no dhcpcd where networkd runs.
  const others = [networkmanager.enable, networkd.enable];
  if (!isOn || denied === null || others.some((enable) => enable === null || enable?.value === true)) return undefined;
  const patterns = [...DENIED_BY_NIXOS, ...denied.flatMap(({ value }) => value.split(/\s+/))];
  return { name: "dhcpcd", leaves: globMatcher(patterns) };
}

/** Going by `networking.networkmanager.unmanaged`: what matches by other things than the name may match. */
function unmanagedMatcher(entries: readonly Said<string>[]): (name: string) => boolean {
  const parsed = entries.map(({ value }) => {
    const [, kind = "interface-name", pattern = value] = /^([a-z-]+):(.*)$/s.exec(value) ?? [];
    return { kind, pattern: pattern.replace(/^=/, "") };
  });
  if (parsed.some(({ kind }) => kind !== "interface-name" && kind !== "mac")) return () => true;
  return globMatcher(parsed.filter(({ kind }) => kind === "interface-name").map(({ pattern }) => pattern));
}
