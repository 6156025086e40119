import type { Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { isOfWrongFamily, isRoutedWithHostBits } from "./prefixes.ts";
import { type Address, bitsOf, firstOf } from "./read-address.ts";
import type { AddressRule, PairAddress, VethPair } from "./veth-pair.ts";

/** The route of the host to a container. */
interface Routed {
  readonly local: PairAddress;
  readonly address: Address;
  readonly prefix: number;
  /** As `ip route` shows it. */
  readonly network: string;
}

/** Networks of containers without a bridge, each of which the host routes to its container alone. */
export const networks: AddressRule = (pairs, report) => {
  const routed = pairs.flatMap(routesOf);
  const first = new Map<string, Routed>();
  for (const route of routed) {
    const earlier = first.get(route.network);
    if (earlier === undefined) first.set(route.network, route);
    else if (!isSameAddress(route, earlier)) reportTwice(route, earlier, report);
  }
  const lengths = { IPv4: lengthsOf(routed, "IPv4"), IPv6: lengthsOf(routed, "IPv6") };
  for (const route of routed) reportAround(route, lengths[route.address.family], first, report);
};

/** The prefix lengths that there are, the longest first. */
function lengthsOf(routed: readonly Routed[], family: Address["family"]): readonly number[] {
  const lengths = new Set(routed.flatMap(({ address, prefix }) => (address.family === family ? prefix : [])));
  return [...lengths].sort((a, b) => b - a);
}

function routesOf({ bridge, addresses }: VethPair): readonly Routed[] {
  return addresses.flatMap((local) => {
    const { read, end } = local;
    if (bridge !== null || end === "host" || read === undefined) return [];
    if (isOfWrongFamily(local, read) || isRoutedWithHostBits(local, read)) return [];
    const prefix = read.prefix ?? bitsOf(read);
    return [{ local, address: read, prefix, network: networkName(read, prefix) }];
  });
}

function networkName(address: Address, prefix: number): string {
  return `${firstOf(address, prefix).text}/${prefix}`;
}

/** That is another rule's. */
function isSameAddress(a: Routed, b: Routed): boolean {
  return a.address.text === b.address.text;
}

function reportTwice({ local, network }: Routed, earlier: Routed, report: Report): void {
  const given = { option: optionAt(local.site()), other: optionAt(earlier.local.site()), network };
  report("network-routed-twice", given, local.site(), { related: [earlier.local.site()] });
}

/** Reports an address in a larger network of another container, the smallest of them. */
function reportAround(
  { local, address, prefix }: Routed,
  lengths: readonly number[],
  routes: ReadonlyMap<string, Routed>,
  report: Report,
): void {
  const around = lengths
    .filter((length) => length < prefix)
    .map((length) => routes.get(networkName(address, length)))
    .find((route) => route !== undefined && route.local.pair.container !== local.pair.container);
  if (around === undefined) return;
  const given = { option: optionAt(local.site()), other: optionAt(around.local.site()), network: around.network };
  report("address-in-other-network", given, local.site(), { related: [around.local.site()] });
}
