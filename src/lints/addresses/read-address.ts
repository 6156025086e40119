import { isIPv4, isIPv6 } from "node:net";

import ipaddr from "ipaddr.js";

/** An address, whatever its form was. */
export interface Address {
  readonly family: "IPv4" | "IPv6";
  readonly bytes: readonly number[];
  /** In the one form that can be compared. */
  readonly text: string;
}

/** What iproute2 reads in a text, which is not what every other program does. */
export interface ReadAddress extends Address {
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
  const isPlain = address.family === "IPv6" || address.text === host;
  if (mask === undefined) return { ...address, prefix: null, isPlain };
  const prefix = readNumber(mask) ?? readNetmask(mask);
  if (prefix === undefined || prefix > bitsOf(address)) return undefined;
  return { ...address, prefix, isPlain: isPlain && (isIPv4(mask) || String(prefix) === mask) };
}

/** The length of an address of that family. */
export function bitsOf({ bytes }: Address): number {
  return 8 * bytes.length;
}

/** The first address of the network that a prefix makes of an address. */
export function firstOf(address: Address, prefix: number): Address {
  if (prefix === bitsOf(address)) return address;
  return fromBytes(address.bytes.map((byte, index) => byte & ~hostBits(prefix, index)));
}

/** The last address of that network. */
export function lastOf(address: Address, prefix: number): Address {
  return fromBytes(address.bytes.map((byte, index) => byte | hostBits(prefix, index)));
}

/** The bits of a byte of an address that come after a prefix. */
function hostBits(prefix: number, index: number): number {
  return 0xff >> Math.min(8, Math.max(0, prefix - 8 * index));
}

function fromBytes(bytes: readonly number[]): Address {
  const family = bytes.length === 4 ? "IPv4" : "IPv6";
  return { family, bytes, text: family === "IPv4" ? bytes.join(".") : ipaddr.fromByteArray([...bytes]).toString() };
}

function readIpv6(host: string): Address | undefined {
  return isIPv6(host) && !host.includes("%") ? fromBytes(ipaddr.IPv6.parse(host).toByteArray()) : undefined;
}

/** Parts that are left out are zeros at the end, where `inet_aton` has them before the last. */
function readIpv4(host: string): Address | undefined {
  const parts = host.split(".").map(readNumber);
  const octets = parts.filter((part) => part !== undefined && part <= 255);
  if (octets.length < parts.length || parts.length > 4) return undefined;
  return fromBytes([0, 1, 2, 3].map((index) => octets[index] ?? 0));
}

/** As `strtoul` does with the base left open. */
function readNumber(text: string): number | undefined {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  const digits = /^\+?(?:0x(?<hex>[\da-f]+)|(?<octal>0[0-7]*)|(?<decimal>[1-9]\d*))$/i.exec(text)?.groups;
  if (digits === undefined) return undefined;
  const { hex, octal, decimal = "" } = digits;
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return octal === undefined ? Number(decimal) : Number.parseInt(octal, 8);
}

function readNetmask(text: string): number | undefined {
  const mask = readIpv4(text);
  return mask && (ipaddr.IPv4.parse(mask.text).prefixLengthFromSubnetMask() ?? undefined);
}
