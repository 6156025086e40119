import type { Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { isOfWrongFamily } from "./prefixes.ts";
import { type ReadAddress, bitsOf, firstOf } from "./read-address.ts";
import type { AddressRule, PairAddress } from "./veth-pair.ts";

/**
 * Addresses behind a bridge that no network goes with, or one that the gateway is not in. Over further pairs there is
 * no default route, and what is on them may be meant to be single addresses.
 */
export const bridgedNetworks: AddressRule = (pairs, report) => {
  for (const { isMain, bridge, addresses } of pairs) {
    if (!isMain || bridge === null) continue;
    for (const local of addresses.filter(({ end }) => end === "local")) {
      const { read } = local;
      if (read === undefined || isOfWrongFamily(local, read)) continue;
      const gateway = addresses.find((other) => other.end === "host" && other.read?.family === read.family);
      if (gateway === undefined) reportAlone(local, read, bridge, report);
      else reportOutside(local, read, gateway, report);
    }
  }
};

/** For IPv6 a router may announce the network. */
function reportAlone({ site, text, pair }: PairAddress, read: ReadAddress, bridge: string, report: Report): void {
  if (
    pair.container.options.hostAddress !== null ||
    read.family === "IPv6" ||
    (read.prefix ?? bitsOf(read)) < bitsOf(read)
  )
    return;
  report("address-without-network", { option: optionAt(site()), text, bridge }, site());
}

function reportOutside(local: PairAddress, read: ReadAddress, gateway: PairAddress, report: Report): void {
  const { prefix } = read;
  if (prefix === null || prefix === bitsOf(read) || gateway.read === undefined) return;
  const network = firstOf(read, prefix).text;
  if (firstOf(gateway.read, prefix).text === network) return;
  const given = {
    option: optionAt(gateway.site()),
    other: optionAt(local.site()),
    address: gateway.read.text,
    network: `${network}/${prefix}`,
  };
  report("gateway-outside-network", given, gateway.site(), { related: [local.site()] });
}
