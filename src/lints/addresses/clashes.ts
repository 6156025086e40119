import { optionAt } from "../option-at.ts";
import type { AddressRule, PairAddress, VethPair } from "./veth-pair.ts";

/** Addresses that are used twice on one network. */
export const clashes: AddressRule = (pairs, report) => {
  const hosts = firstOfEach(hostsOwn(pairs), keyOf);
  const locals = new Map<string, PairAddress>();
  for (const local of pairs.flatMap(({ addresses }) => addresses.filter(({ end }) => end === "local"))) {
    const key = keyOf(local);
    if (key === undefined) continue;
    const host = gatewayOf(local.pair, local) ?? (local.pair.bridge === null ? hosts.get(key) : undefined);
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

/** Addresses that the host itself gets. */
function hostsOwn(pairs: readonly VethPair[]): readonly PairAddress[] {
  return pairs.flatMap(({ bridge, addresses }) =>
    bridge === null ? addresses.filter(({ end }) => end === "host") : [],
  );
}

function firstOfEach<T>(items: readonly T[], key: (item: T) => string | undefined): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const item of items) {
    const name = key(item);
    if (name !== undefined && !first.has(name)) first.set(name, item);
  }
  return first;
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
