import type { ConfiguredInterface, InterfaceAddress } from "../configured-interfaces.ts";
import { hostSite } from "../host-site.ts";
import type { LintedHost, Report } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { isOfWrongFamily } from "./prefixes.ts";
import { type Address, bitsOf, firstOf, readAddress } from "./read-address.ts";
import type { AddressRule, PairAddress, VethPair } from "./veth-pair.ts";

/** Addresses behind a bridge that are in none of the networks in which the host's end of the bridge is. */
export const bridgeAddresses: AddressRule = (pairs, report, { surroundings }) => {
  const networks = networksOfInterfaces(surroundings);
  if (networks.size === 0) return;
  for (const pair of pairs) {
    const ofBridge = networks.get(pair.bridge ?? "") ?? [];
    for (const local of pair.addresses) checkAddress(local, pair, ofBridge, report);
  }
};

/** A network that the host is in. */
interface HostNetwork {
  readonly given: InterfaceAddress;
  readonly address: Address;
  readonly prefix: number;
}

/** By the name of the interface. networkd and DHCP may add others. */
function networksOfInterfaces(surroundings: LintedHost["surroundings"]): ReadonlyMap<string, readonly HostNetwork[]> {
  if (surroundings?.networkd.networks?.length !== 0) return new Map();
  const complete = surroundings.interfaces.filter(({ isComplete }) => isComplete);
  return new Map(complete.map((found) => [found.name, networksOf(found)]));
}

function networksOf({ addresses }: ConfiguredInterface): readonly HostNetwork[] {
  return addresses.flatMap((given) => {
    const address = readAddress(given.address);
    return address === undefined || given.prefix === null ? [] : [{ given, address, prefix: given.prefix }];
  });
}

function checkAddress(local: PairAddress, pair: VethPair, ofBridge: readonly HostNetwork[], report: Report): void {
  const { read, end, site } = local;
  if (end === "host" || read === undefined || isOfWrongFamily(local, read) || isLinkLocal(read)) return;
  // What is on further pairs may be meant to be a single address.
  if (read.prefix === null && !pair.isMain) return;
  const ofFamily = ofBridge.filter(
    ({ address, prefix }) => isNetwork(address, prefix) && address.family === read.family,
  );
  const [first] = ofFamily;
  if (first === undefined || ofFamily.some((network) => isIn(read, network))) return;
  const other = hostSite(first.given.loc, first.given.at, "value");
  const network = `${firstOf(first.address, first.prefix).text}/${first.prefix}`;
  const given = { option: optionAt(site()), other: optionAt(other), address: read.text, network };
  report("address-outside-bridge", { ...given, bridge: pair.bridge ?? "" }, site(), { related: [other] });
}

function isNetwork(address: Address, prefix: number): boolean {
  return !isLinkLocal(address) && prefix < bitsOf(address);
}

function isIn(address: Address, { address: ofHost, prefix }: HostNetwork): boolean {
  return firstOf(address, prefix).text === firstOf(ofHost, prefix).text;
}

/** Every interface is in this network of IPv6 anyway. */
function isLinkLocal({ family, bytes }: Address): boolean {
  const [first = 0, second = 0] = bytes;
  return family === "IPv6" && first === 0xfe && second >> 6 === 2;
}
