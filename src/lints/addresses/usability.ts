import { optionAt } from "../option-at.ts";
import { isOfWrongFamily, isRoutedWithHostBits } from "./prefixes.ts";
import { type Address, bitsOf, firstOf, lastOf } from "./read-address.ts";
import type { AddressRule, PairAddress, VethPair } from "./veth-pair.ts";

/** Addresses that no end of a veth pair can have. */
export const usability: AddressRule = (pairs, report) => {
  for (const given of pairs.flatMap(({ addresses }) => addresses)) {
    const { read, site } = given;
    if (read === undefined || isOfWrongFamily(given, read)) continue;
    const reason = isRouteAlone(given) ? undefined : (reasonAlone(given, read) ?? reasonInNetwork(given, read));
    if (reason === undefined) continue;
    report("unusable-address", { option: optionAt(site()), address: read.text, reason }, site());
  }
};

/** The host's end in a bridge gets no address: what is given is a route of the container, to whatever it likes. */
function isRouteAlone({ end, pair }: PairAddress): boolean {
  return end === "host" && !pair.isMain && pair.bridge !== null;
}

function reasonAlone({ end, pair }: PairAddress, { family, bytes, text }: Address): string | undefined {
  const [first = 0, second = 0] = bytes;
  const isIpv4 = family === "IPv4";
  // Linux takes the rest of 0.0.0.0/8 for ordinary addresses.
  if (text === "0.0.0.0" || text === "::") return "stands for no address";
  if (isIpv4 ? first === 127 : text === "::1") return "is a loopback address, which every machine keeps to itself";
  if (isIpv4 ? first >= 224 && first < 240 : first === 0xff) return "is a multicast address";
  if (text === "255.255.255.255") return "is the broadcast address of every network";
  if (!isIpv4 && first === 0xfe && second >> 6 === 2 && end === "host" && pair.isMain) {
    return "is a link-local address, which a default route needs an interface for";
  }
  return undefined;
}

/** Whether the address is one of the two ends of the network that the container's own prefix makes. */
function reasonInNetwork({ pair, end }: PairAddress, { family, text }: Address): string | undefined {
  const network = family === "IPv4" ? ipv4NetworkOf(pair) : undefined;
  if (network === undefined) return undefined;
  if (text === network.last) return `is the broadcast address of ${network.name}`;
  return end === "local" && text === network.first ? `is the network address of ${network.name}` : undefined;
}

interface Network {
  readonly first: string;
  readonly last: string;
  readonly name: string;
}

function ipv4NetworkOf({ addresses }: VethPair): Network | undefined {
  const local = addresses.find(({ option }) => option === "localAddress");
  const read = local?.read;
  if (local === undefined || read?.family !== "IPv4" || read.prefix === null) return undefined;
  // Two addresses make no network with ends, and one makes none at all.
  if (read.prefix > bitsOf(read) - 2 || isRoutedWithHostBits(local, read)) return undefined;
  const first = firstOf(read, read.prefix).text;
  return { first, last: lastOf(read, read.prefix).text, name: `${first}/${read.prefix}` };
}
