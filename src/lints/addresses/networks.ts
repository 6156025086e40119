import type { Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { isOfWrongFamily, isRoutedWithHostBits } from "./prefixes.ts";
import { type Address, bitsOf, networkOf, showAddress } from "./read-address.ts";
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
  const lengths = [...new Set(routed.map(({ prefix }) => prefix))].sort((a, b) => b - a);
  for (const route of routed) reportAround(route, lengths, first, report);
};

function routesOf({ bridge, addresses }: VethPair): readonly Routed[] {
  return addresses.flatMap((local) => {
    const { read, end } = local;
    if (bridge !== null || end === "host" || read === undefined) return [];
    if (isOfWrongFamily(local, read) || isRoutedWithHostBits(local, read)) return [];
    const { address, prefix } = read;
    const length = prefix ?? bitsOf(address);
    return [{ local, address, prefix: length, network: networkName(address, length) }];
  });
}

function networkName(address: Address, prefix: number): string {
  return `${showAddress(networkOf(address, prefix))}/${prefix}`;
}

/** That is another rule's. */
function isSameAddress(a: Routed, b: Routed): boolean {
  return showAddress(a.address) === showAddress(b.address);
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
