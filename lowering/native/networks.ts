import { sortedEntries } from "../byte-order.ts";
import { extraPairEnds, hasOwnPair } from "../container-network.ts";
import { interfaceNameFlaw } from "../interface-name.ts";
import { joinedBridge } from "../joined-bridge.ts";
import type { ModuleRelease } from "../module-release.ts";
import type { ContainerOptions, NetworkOptions } from "../types.ts";
import { addressSetting, defaultRouteBy, type PairAddresses, pairAddresses, routeTo } from "./addresses.ts";
import type { Loss, OptionPath, TextFiles } from "./native-container.ts";
import { renderSections, type Section, setting, type Setting } from "./sections.ts";

/** The files of networkd for the veth pairs of a container. */
export interface Networks {
  readonly host: TextFiles;
  readonly guest: TextFiles;
  /** Whether networkd has anything to set up on the host: ports of bridges are what they are without it. */
  readonly needsNetworkd: boolean;
  /** The bridges that ends on the host become ports of. */
  readonly bridges: readonly string[];
  readonly losses: readonly Loss[];
}

/** A veth pair as its options have it. */
interface Pair {
  readonly bridge: string | null;
  readonly addresses: PairAddresses;
}

const NONE: Networks = { host: {}, guest: {}, needsNetworkd: false, bridges: [], losses: [] };

/**
 * What the scripts of the module do with `ip`: for the container's own pair and for those of `extraVeths`. Names of host
 * files sort before systemd's own `80-container-ve.network`, which would take the same interfaces.
 */
export function lowerNetworks(module: ModuleRelease, name: string, container: ContainerOptions): Networks {
  const own = hasOwnPair(module, container) ? [ownPair(name, container)] : [];
  const ends = extraPairEnds(module, container);
  const extra = sortedEntries(container.extraVeths)
    .filter(([veth]) => canBeMatched(veth))
    .map(([veth, options]) => extraPair({ name, veth, options, ends }));
  return [...own, ...extra].reduce(joined, NONE);
}

/** Whether a text is the name of an interface and, to networkd, a pattern for nothing else. */
export function canBeMatched(networkInterface: string): boolean {
  return interfaceNameFlaw(networkInterface) === undefined && !/[*?[\]!"'\\]/.test(networkInterface);
}

function joined(one: Networks, other: Networks): Networks {
  return {
    host: { ...one.host, ...other.host },
    guest: { ...one.guest, ...other.guest },
    needsNetworkd: one.needsNetworkd || other.needsNetworkd,
    bridges: [...one.bridges, ...other.bridges],
    losses: [...one.losses, ...other.losses],
  };
}

function ownPair(name: string, container: ContainerOptions): Networks {
  const pair = pairOf(container, []);
  const end = pair.bridge === null ? "ve" : "vb";
  const mac = container.localMacAddress ?? null;
  return {
    host: { [`10-${end}-${name}.network`]: hostFile(`${end}-${name}`, pair) },
    guest: {
      "10-host0.network": guestFile("host0", pair, {
        link: mac === null ? [] : [setting("MACAddress", mac, ["localMacAddress"])],
        // Only what is behind a bridge may be a network with routers that announce themselves.
        router: pair.bridge !== null,
        gateway: true,
      }),
    },
    needsNetworkd: pair.bridge === null,
    bridges: pair.bridge === null ? [] : [pair.bridge],
    losses: pair.addresses.losses,
  };
}

interface ExtraPair {
  readonly name: string;
  readonly veth: string;
  readonly options: NetworkOptions;
  readonly ends: { readonly host: boolean; readonly guest: boolean };
}

function extraPair({ name, veth, options, ends }: ExtraPair): Networks {
  const pair = pairOf(options, ["extraVeths", veth]);
  const router = pair.bridge !== null;
  return {
    // No name of a machine has an `@`.
    host: ends.host ? { [`10-${name}@${veth}.network`]: hostFile(veth, pair) } : {},
    guest: ends.guest
      ? { [`10-extra-${veth}.network`]: guestFile(veth, pair, { link: [], router, gateway: false }) }
      : {},
    needsNetworkd: ends.host && pair.bridge === null,
    bridges: ends.host && pair.bridge !== null ? [pair.bridge] : [],
    losses: pair.addresses.losses,
  };
}

function pairOf(options: NetworkOptions, within: OptionPath): Pair {
  return { bridge: joinedBridge(options), addresses: pairAddresses(options, within) };
}

/** A name that is too long for the kernel is an alternative one of the interface, which is matched too. */
function hostFile(networkInterface: string, { bridge, addresses }: Pair): string {
  const match = { name: "Match", settings: [setting("Name", networkInterface)] };
  const link = { name: "Link", settings: [setting("RequiredForOnline", "no")] };
  if (bridge !== null) {
    const port = [setting("KeepMaster", "yes"), setting("LinkLocalAddressing", "no")];
    return renderSections([match, link, { name: "Network", settings: port }]);
  }
  const network = [...addresses.host.map(addressSetting), setting("IPv6AcceptRA", "no")];
  return renderSections([match, link, { name: "Network", settings: network }, ...addresses.local.map(routeTo)]);
}

interface GuestSide {
  readonly link: readonly Setting[];
  /** Whether routers may be listened to. */
  readonly router: boolean;
  /** Whether the default routes lead to the host. */
  readonly gateway: boolean;
}

/**
 * networkd shares the interface with the guest's own configuration, which may have scripts that add addresses and routes
 * to it: it is not to take them away when it starts.
 */
function guestFile(networkInterface: string, { addresses }: Pair, { link, router, gateway }: GuestSide): string {
  const sections: readonly Section[] = [
    { name: "Match", settings: [setting("Name", networkInterface)] },
    { name: "Link", settings: link },
    {
      name: "Network",
      settings: [
        ...addresses.local.map(addressSetting),
        setting("IPv6AcceptRA", router ? "yes" : "no"),
        setting("KeepConfiguration", "static"),
      ],
    },
    ...addresses.host.flatMap((address) => [routeTo(address), ...(gateway ? [defaultRouteBy(address)] : [])]),
  ];
  return renderSections(sections);
}
