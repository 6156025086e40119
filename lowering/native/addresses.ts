import type { NetworkOptions } from "../types.ts";
import type { Loss, OptionPath } from "./native-container.ts";
import { type Section, setting, type Setting } from "./sections.ts";

/** An address as an option has it. */
export interface Address {
  readonly option: OptionPath;
  readonly family: 4 | 6;
  readonly address: string;
  /** Undefined where the option does not say it. */
  readonly prefix: string | undefined;
}

/** The addresses at both ends of a veth pair. */
export interface PairAddresses {
  readonly host: readonly Address[];
  readonly local: readonly Address[];
  readonly losses: readonly Loss[];
}

const ENDS = { host: ["hostAddress", "hostAddress6"], local: ["localAddress", "localAddress6"] } as const;

/** Reads the addresses of a pair whose options are below `within`. Those that are empty count as absent, as for the module. */
export function pairAddresses(options: NetworkOptions, within: OptionPath): PairAddresses {
  const read = (end: keyof typeof ENDS) =>
    ENDS[end].map((name) => readAddress([...within, name], name.endsWith("6") ? 6 : 4, options[name]?.trim() ?? ""));
  const host = read("host");
  const local = read("local");
  return {
    host: host.filter(isAddress),
    local: local.filter(isAddress),
    losses: [...host, ...local].filter((read) => read !== undefined && "reason" in read),
  };
}

type Read = Address | Loss | undefined;

function readAddress(option: OptionPath, family: 4 | 6, value: string): Read {
  if (value === "") return undefined;
  const { address, prefix } = /^(?<address>[\da-fA-F.:]+)(\/(?<prefix>\d+))?$/.exec(value)?.groups ?? {};
  const fits = address?.includes(":") === (family === 6);
  return address === undefined || !fits
    ? { option, value, reason: "not-an-address" }
    : { option, family, address, prefix };
}

function isAddress(read: Read): read is Address {
  return read !== undefined && !("reason" in read);
}

/** `Address=` of the end that has it: without a prefix length, it is that of the address alone, as for `ip addr add`. */
export function addressSetting({ option, family, address, prefix }: Address): Setting {
  return setting("Address", `${address}/${prefix ?? wholePrefix(family)}`, option);
}

/**
 * The route to the other end: to all of its network where the kernel takes that from `ip route add`, as it does for
 * IPv6 alone.
 */
export function routeTo({ option, family, address, prefix }: Address): Section {
  const network = family === 6 && prefix !== undefined ? prefix : wholePrefix(family);
  const destination = setting("Destination", `${address}/${network}`, option);
  return { name: "Route", settings: [destination, ...(family === 4 ? [setting("Scope", "link")] : [])] };
}

/** The default route by the other end. */
export function defaultRouteBy({ option, address }: Address): Section {
  return { name: "Route", settings: [setting("Gateway", address, option)] };
}

function wholePrefix(family: 4 | 6): string {
  return family === 4 ? "32" : "128";
}
