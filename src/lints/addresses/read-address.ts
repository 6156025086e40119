import { isIPv4, isIPv6 } from "node:net";

import ipaddr from "ipaddr.js";

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** What iproute2 reads in a text, which is not what every other program does. */
export interface ReadAddress {
  readonly address: Address;
  /** Null where none is given. */
  readonly prefix: number | null;
  /** Whether it is written as people and all programs read it. */
  readonly isPlain: boolean;
}

/** Reads `ADDRESS` or `ADDRESS/PREFIX` as `ip` does; undefined where it refuses. */
export function readAddress(text: string): ReadAddress | undefined {
  const [host = "", mask, ...rest] = text.split("/");
  const address = host.includes(":") ? readIpv6(host) : readIpv4(host);
  if (address === undefined || rest.length > 0) return undefined;
  const isPlain = isIPv4(host) || isIPv6(host);
  if (mask === undefined) return { address, prefix: null, isPlain };
  const prefix = readNumber(mask) ?? readNetmask(mask);
  if (prefix === undefined || prefix > bitsOf(address)) return undefined;
  return { address, prefix, isPlain: isPlain && (isIPv4(mask) || String(prefix) === mask) };
}

/** The length of an address of that family. */
export function bitsOf(address: Address): number {
  return address.kind() === "ipv4" ? 32 : 128;
}

/** The first address of the network that a prefix makes of an address. */
export function networkOf(address: Address, prefix: number): Address {
  const bytes = address.toByteArray().map((byte, index) => {
    const kept = Math.min(8, Math.max(0, prefix - 8 * index));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return ipaddr.fromByteArray(bytes);
}

/** An address in the one form that can be compared; IPv6 short. */
export function showAddress(address: Address): string {
  return address.toString();
}

function readIpv6(host: string): Address | undefined {
  return isIPv6(host) && !host.includes("%") ? ipaddr.IPv6.parse(host) : undefined;
}

/** Parts that are left out are zeros at the end, where `inet_aton` has them before the last. */
function readIpv4(host: string): Address | undefined {
  const parts = host.split(".").map(readNumber);
  const octets = parts.filter((part) => part !== undefined && part <= 255);
  if (octets.length < parts.length || parts.length > 4) return undefined;
  return new ipaddr.IPv4([0, 1, 2, 3].map((index) => octets[index] ?? 0));
}

/** As `strtoul` does with the base left open. */
function readNumber(text: string): number | undefined {
  const digits = /^\+?(?<hex>0x[\da-f]+)$|^\+?(?<octal>0[0-7]*)$|^\+?(?<decimal>[1-9]\d*)$/i.exec(text)?.groups;
  if (digits === undefined) return undefined;
  const { hex, octal = "" } = digits;
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return octal === "" ? Number(digits["decimal"]) : Number.parseInt(octal, 8);
}

function readNetmask(text: string): number | undefined {
  return readIpv4(text)?.prefixLengthFromSubnetMask() ?? undefined;
}
