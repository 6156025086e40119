import { optionAt } from "../option-at.ts";
import { isOfWrongFamily } from "./prefixes.ts";
import type { AddressRule, PairAddress, VethPair } from "./veth-pair.ts";

/** Pairs without a bridge whose ends have no family of addresses in common. */
export const families: AddressRule = (pairs, report) => {
  for (const pair of pairs) {
    const host = onlyAddress(pair, "host");
    const local = onlyAddress(pair, "local");
    if (pair.bridge !== null || host === undefined || local === undefined) continue;
    const [hostFamily, localFamily] = [familyOf(host), familyOf(local)];
    if (hostFamily === undefined || localFamily === undefined || hostFamily === localFamily) continue;
    const given = { option: optionAt(local.site()), other: optionAt(host.site()), hostFamily, localFamily };
    report("mixed-address-families", given, local.site(), { related: [host.site()] });
  }
};

function onlyAddress({ addresses }: VethPair, end: "host" | "local"): PairAddress | undefined {
  const [only, ...others] = addresses.filter((address) => address.end === end);
  return others.length === 0 ? only : undefined;
}

/** Undefined where another rule reports the address. */
function familyOf(given: PairAddress): "IPv4" | "IPv6" | undefined {
  const { read } = given;
  if (read === undefined || isOfWrongFamily(given, read)) return undefined;
  return read.family;
}
