import type { Repair } from "../../diagnostics/diagnostic.ts";
import { nixString } from "../../evaluation/nix-string.ts";
import { optionAt } from "../option-at.ts";
import { type ReadAddress, firstOf } from "./read-address.ts";
import type { AddressRule, PairAddress } from "./veth-pair.ts";

/** Prefix lengths where the scripts need an address alone: `ip route add` refuses bits after the prefix. */
export const prefixes: AddressRule = (pairs, report) => {
  for (const given of pairs.flatMap(({ addresses }) => addresses)) {
    const { read, end, pair, text, site } = given;
    if (read === undefined || read.prefix === null || isOfWrongFamily(given, read)) continue;
    const address = read.text;
    const details = { repair: withoutPrefix(text) };
    if (end === "host" && (isGateway(given) || isRefusedAsRoute(read))) {
      const command = commandOf(given, isRefusedAsRoute(read));
      report("host-address-with-prefix", { option: optionAt(site()), text, address, command }, site(), details);
    } else if (isRoutedWithHostBits(given, read)) {
      report(
        "local-address-with-prefix",
        { option: optionAt(site()), text, address, main: pair.isMain },
        site(),
        details,
      );
    }
  }
};

/** Whether the host's script fails at the route to the container. */
export function isRoutedWithHostBits({ end, pair }: PairAddress, read: ReadAddress): boolean {
  return end === "local" && pair.bridge === null && isRefusedAsRoute(read);
}

/** Whether `ip -6` is given an IPv4 address, which it refuses anyway. */
export function isOfWrongFamily({ option }: PairAddress, { family }: ReadAddress): boolean {
  return option.endsWith("6") && family === "IPv4";
}

/** Linux cuts the bits off for IPv6 and refuses them for IPv4. */
function isRefusedAsRoute(read: ReadAddress): boolean {
  return read.prefix !== null && read.family === "IPv4" && firstOf(read, read.prefix).text !== read.text;
}

/** The container's default route goes over it, bridge or not. */
function isGateway({ end, pair }: PairAddress): boolean {
  return end === "host" && pair.isMain;
}

/** The first command of the container that fails. */
function commandOf({ option, text }: PairAddress, isRefused: boolean): string {
  const route = option.endsWith("6") ? "ip -6 route add" : "ip route add";
  return isRefused ? `${route} ${text}` : `${route} default via ${text}`;
}

function withoutPrefix(text: string): Repair {
  const address = text.replace(/\/.*/s, "").trim();
  return { safe: false, was: text, by: nixString(address) };
}
