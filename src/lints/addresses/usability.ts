import { optionAt } from "../option-at.ts";
import { isOfWrongFamily, isRoutedWithHostBits } from "./prefixes.ts";
import { type Address, type ReadAddress, bitsOf, networkOf, showAddress } from "./read-address.ts";
import type { AddressRule, PairAddress, VethPair } from "./veth-pair.ts";

/** Addresses that no end of a veth pair can have. */
export const usability: AddressRule = (pairs, report) => {
  for (const given of pairs.flatMap(({ addresses }) => addresses)) {
    const { read, site } = given;
    if (read === undefined || isOfWrongFamily(given, read)) continue;
    const reason = isRouteAlone(given) ? undefined : (reasonAlone(given, read) ?? reasonInNetwork(given, read));
    if (reason === undefined) continue;
    report("unusable-address", { option: optionAt(site()), address: showAddress(read.address), reason }, site());
  }
};

/** The host's end in a bridge gets no address: what is given is a route of the container, to whatever it likes. */
function isRouteAlone({ end, pair }: PairAddress): boolean {
  return end === "host" && !pair.isMain && pair.bridge !== null;
}

function reasonAlone({ end, pair }: PairAddress, { address }: ReadAddress): string | undefined {
  const range = address.range();
  // Linux takes the rest of 0.0.0.0/8 for ordinary addresses.
  if (/^(?:0\.0\.0\.0|::)$/.test(showAddress(address))) return "stands for no address";
  if (range === "loopback") return "is a loopback address, which every machine keeps to itself";
  if (range === "multicast") return "is a multicast address";
  if (range === "broadcast") return "is the broadcast address of every network";
  if (end === "host" && pair.isMain && address.kind() === "ipv6" && range === "linkLocal") {
    return "is a link-local address, which a default route needs an interface for";
  }
  return undefined;
}

/** Reports the ends of the network that the container's own prefix makes. */
function reasonInNetwork(given: PairAddress, { address }: ReadAddress): string | undefined {
  const network = ipv4NetworkOf(given.pair);
  if (network === undefined || address.kind() !== "ipv4") return undefined;
  const { first, last, name } = network;
  if (showAddress(address) === last) return `is the broadcast address of ${name}`;
  return given.end === "local" && showAddress(address) === first ? `is the network address of ${name}` : undefined;
}

interface Network {
  readonly first: string;
  readonly last: string;
  readonly name: string;
}

function ipv4NetworkOf({ addresses }: VethPair): Network | undefined {
  const local = addresses.find(({ option }) => option === "localAddress");
  const { address, prefix } = local?.read ?? {};
  if (local?.read === undefined || address?.kind() !== "ipv4" || prefix === undefined || prefix === null)
    return undefined;
  if (prefix > bitsOf(address) - 2 || isRoutedWithHostBits(local, local.read)) return undefined;
  const first = networkOf(address, prefix);
  return { first: showAddress(first), last: lastOf(first, prefix), name: `${showAddress(first)}/${prefix}` };
}

function lastOf(first: Address, prefix: number): string {
  const hostBits = 2 ** (bitsOf(first) - prefix) - 1;
  return first
    .toByteArray()
    .map((byte, index) => byte | (Math.floor(hostBits / 2 ** (8 * (3 - index))) & 0xff))
    .join(".");
}
