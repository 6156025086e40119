import { optionAt } from "../option-at.ts";
import { readAddress } from "./read-address.ts";
import type { AddressRule, PairAddress } from "./veth-pair.ts";

/** Addresses that `ip` refuses, or takes for others than people do. */
export const readability: AddressRule = (pairs, report) => {
  for (const address of pairs.flatMap(({ addresses }) => addresses)) {
    const { read, text, site } = address;
    const family = address.option.endsWith("6") ? "IPv6" : "IPv4";
    if (read === undefined) {
      report("invalid-address", { option: optionAt(site()), text, family, example: exampleOf(address) }, site());
    } else if (family === "IPv6" && read.family === "IPv4") {
      const meant = address.end === "host" ? "hostAddress" : "localAddress";
      report("address-of-wrong-family", { option: optionAt(site()), text, meant }, site());
    } else if (!read.isPlain) {
      const known = read.text + (read.prefix === null ? "" : `/${read.prefix}`);
      report("misleading-address", { option: optionAt(site()), text, known }, site());
    }
  }
};

/** What could have been meant: the address with the prefix length in its range, else one from the documentation. */
function exampleOf({ option, pair, end, text }: PairAddress): string {
  const trimmed = text.trim();
  if (trimmed !== text && readAddress(trimmed) !== undefined) return trimmed;
  const last = end === "host" ? "1" : "2";
  const address = option.endsWith("6") ? `fc00::${last}` : `10.231.136.${last}`;
  if (end === "local" && pair.bridge !== null) return option.endsWith("6") ? `${address}/64` : `${address}/24`;
  return address;
}
