import type * as crypto from "node:crypto";
import { createRequire } from "node:module";

const DIGITS = "0123456789abcdfghijklmnpqrsvwxyz";
const DIGEST_BYTES = 20;

/** The path in a store that a tree with a hash (`sha256-…`, of its archive) is at, under the name that Nix gives sources. */
export function sourcePath(narHash: string, store: string): string {
  // Loading it takes longer than most of what is done before nix starts, and few need it.
  const { createHash }: typeof crypto = createRequire(import.meta.url)("node:crypto");
  const hash = Buffer.from(narHash.replace(/^sha256-/, ""), "base64").toString("hex");
  const digest = createHash("sha256").update(`source:sha256:${hash}:${store}:source`).digest();
  return `${store}/${base32(folded(digest))}-source`;
}

/** Nix shortens digests by laying one part over the other. */
function folded(digest: Buffer): Buffer {
  return Buffer.from(
    Array.from({ length: DIGEST_BYTES }, (_, index) => at(digest, index) ^ at(digest, index + DIGEST_BYTES)),
  );
}

function at(bytes: Buffer, index: number): number {
  return bytes[index] ?? 0;
}

/** Nix begins with the last digit, and has an alphabet of its own. */
function base32(bytes: Buffer): string {
  const digits = Array.from({ length: Math.ceil((bytes.length * 8) / 5) }, (_, digit) => {
    const bit = digit * 5;
    const byte = Math.floor(bit / 8);
    const both = at(bytes, byte) | (at(bytes, byte + 1) << 8);
    return DIGITS[(both >> (bit % 8)) & 31];
  });
  return digits.toReversed().join("");
}
