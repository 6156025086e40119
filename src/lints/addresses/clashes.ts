import type { Site } from "../../options/site.ts";
import { hostSite } from "../host-site.ts";
import type { LintedHost } from "../lint.ts";
import { optionAt } from "../option-at.ts";
import { readAddress } from "./read-address.ts";
import type { AddressRule, PairAddress, VethPair } from "./veth-pair.ts";

/** Addresses that are used twice on one network. */
export const clashes: AddressRule = (pairs, report, { surroundings }) => {
  const hosts = hostAddresses(pairs, surroundings);
  const locals = new Map<string, PairAddress>();
  for (const local of pairs.flatMap(({ addresses }) => addresses.filter(({ end }) => end === "local"))) {
    const key = keyOf(local);
    if (key === undefined) continue;
    const host = gatewayOf(local.pair, local) ?? hosts.find(local.pair.bridge, key);
    const earlier = locals.get(`${key} ${local.pair.bridge ?? ""}`);
    if (host !== undefined) {
      const given = { option: optionAt(local.site()), other: optionAt(host.site()), address: key };
      report("address-is-host-address", given, local.site(), { related: [host.site()] });
    } else if (earlier !== undefined) {
      const given = { ...namesOf(local, earlier), address: key, bridge: local.pair.bridge };
      report("duplicate-address", given, local.site(), { related: [earlier.site()] });
    }
    if (earlier === undefined) locals.set(`${key} ${local.pair.bridge ?? ""}`, local);
  }
};

/** Where the host gets an address. */
interface HostAddress {
  readonly site: () => Site;
}

interface HostAddresses {
  /** The one that stands in the way of a container's address; behind a bridge only those of the bridge are known to. */
  find(bridge: string | null, key: string): HostAddress | undefined;
}

function hostAddresses(pairs: readonly VethPair[], surroundings: LintedHost["surroundings"]): HostAddresses {
  const all = new Map<string, HostAddress>();
  const ofInterfaces = new Map<string, HostAddress>();
  for (const { bridge, addresses } of pairs) {
    if (bridge !== null) continue;
    for (const address of addresses) if (address.end === "host") addFirst(all, keyOf(address), address);
  }
  for (const { name, addresses } of surroundings?.interfaces ?? []) {
    for (const { loc, at, address } of addresses) {
      const key = readAddress(address)?.text;
      const found = { site: () => hostSite(loc, at, "value") };
      addFirst(all, key, found);
      addFirst(ofInterfaces, `${name} ${key}`, found);
    }
  }
  return { find: (bridge, key) => (bridge === null ? all.get(key) : ofInterfaces.get(`${bridge} ${key}`)) };
}

function addFirst<T>(found: Map<string, T>, key: string | undefined, value: T): void {
  if (key !== undefined && !found.has(key)) found.set(key, value);
}

/** The address of the pair's other end, when it is the same. */
function gatewayOf({ addresses }: VethPair, local: PairAddress): PairAddress | undefined {
  return addresses.find((other) => other.end === "host" && keyOf(other) === keyOf(local));
}

function keyOf({ read }: PairAddress): string | undefined {
  return read?.text;
}

function namesOf(local: PairAddress, earlier: PairAddress) {
  return { option: optionAt(local.site()), other: optionAt(earlier.site()) };
}
