import type { ContainerOptions } from "../../../lowering/types.ts";
import type { LintedHost } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { isOfWrongFamily, isRoutedWithHostBits } from "./prefixes.ts";
import type { AddressRule, PairAddress } from "./veth-pair.ts";

/** Containers that only one end of the pair has addresses for, where nothing but the module gives any. */
export const oneEnd: AddressRule = (pairs, report, { surroundings }) => {
  if (mayServeDhcp(surroundings)) return;
  for (const { isMain, bridge, addresses, container } of pairs) {
    const [first, ...others] = addresses;
    if (!isMain || bridge !== null || first === undefined || others.some(({ end }) => end !== first.end)) continue;
    if (addresses.some(isReported) || mayHaveMore(container.options, first)) continue;
    const options = addresses.map(({ site }) => optionAt(site()));
    const given = { options, name: container.name, missing: otherOption(addresses) };
    report("address-at-one-end", given, first.site(), { related: others.map(({ site }) => site()) });
  }
};

/** That would go with addresses of one end. */
function otherOption(addresses: readonly PairAddress[]): string {
  const other = addresses.some(({ end }) => end === "host") ? "localAddress" : "hostAddress";
  return addresses.every(({ option }) => option.endsWith("6")) ? `${other}6` : other;
}

/** networkd has a file for `ve-*` that comes with a DHCP server. */
function mayServeDhcp(surroundings: LintedHost["surroundings"]): boolean {
  const enabled = surroundings?.networkd.enable;
  return enabled === null || enabled?.value === true;
}

/** Other rules say what is wrong with the address itself. */
function isReported(address: PairAddress): boolean {
  const { read } = address;
  return read === undefined || isOfWrongFamily(address, read) || isRoutedWithHostBits(address, read);
}

/** Addresses and routes on other interfaces. What ports are forwarded to is another lint's. */
function mayHaveMore(options: ContainerOptions, { end }: PairAddress): boolean {
  const { interfaces, macvlans, extraVeths, extraFlags, forwardPorts } = options;
  return (
    [...interfaces, ...macvlans, ...Object.keys(extraVeths)].length > 0 ||
    (extraFlags ?? []).some((flag) => flag.includes("--network-")) ||
    (end === "host" && forwardPorts.length > 0)
  );
}
