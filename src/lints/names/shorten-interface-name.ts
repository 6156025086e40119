import { MAX_INTERFACE_NAME } from "../../../lowering/interface-name.ts";
import { siphash24 } from "./siphash24.ts";

/** `SHORTEN_IFNAME_HASH_KEY` of systemd-nspawn. */
const HASH_KEY = Buffer.from("e190a404a8ef4b518cccc33a9f11fca2", "hex");

const URL_SAFE_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const HASH_LENGTH = 4;

/** What systemd-nspawn before 245 makes of a name that is too long: its first 15 characters. */
export function cutInterfaceName(name: string): string {
  return name.slice(0, MAX_INTERFACE_NAME);
}

/**
 * What systemd-nspawn makes of a name that is too long since 245 (`shorten_ifname`): its first 11 characters, then the
 * lowest 24 bits of a hash of the whole name as four characters of base64.
 */
export function hashInterfaceName(name: string): string {
  const bits = Number(BigInt.asUintN(HASH_LENGTH * 6, siphash24(Buffer.from(name), HASH_KEY)));
  const digits = [18, 12, 6, 0].map((shift) => URL_SAFE_BASE64.charAt((bits >> shift) & 63));
  return name.slice(0, MAX_INTERFACE_NAME - HASH_LENGTH) + digits.join("");
}
