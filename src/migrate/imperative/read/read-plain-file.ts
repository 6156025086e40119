import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

import { errnoOf } from "../../../output/output-error.ts";

/** A file, or why there is no text of it. */
export type PlainFile =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" | "directory" | "special" | "binary" | "link" }
  | { readonly kind: "too-large"; readonly bytes: number }
  /** `line` is the first one that is none. */
  | { readonly kind: "not-utf8"; readonly line: number }
  | { readonly kind: "not-readable"; readonly reason: string };

const CHUNK_BYTES = 64 * 1024;

/** Reads a plain file of at most `most` bytes. Neither follows a link at its end nor waits for whoever writes to a pipe. */
export function readPlainFile(path: string, most: number): PlainFile {
  try {
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return readOpen(descriptor, most);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return failureOf(errnoOf(error) ?? String(error));
  }
}

function readOpen(descriptor: number, most: number): PlainFile {
  const stats = fstatSync(descriptor);
  if (stats.isDirectory()) return { kind: "directory" };
  if (!stats.isFile()) return { kind: "special" };
  if (stats.size > most) return { kind: "too-large", bytes: stats.size };
  const bytes = readChunks(descriptor, most);
  return bytes.length > most ? { kind: "too-large", bytes: bytes.length } : decoded(bytes);
}

/** What the file says of its size may not be true, as in /proc: this stops once it is too much. */
function readChunks(descriptor: number, most: number): Buffer {
  const chunks: Buffer[] = [];
  for (let length = 0; length <= most;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const read = readSync(descriptor, chunk);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    length += read;
  }
  return Buffer.concat(chunks);
}

function decoded(bytes: Buffer): PlainFile {
  if (bytes.includes(0)) return { kind: "binary" };
  const text = bytes.toString("utf8");
  if (Buffer.from(text).equals(bytes)) return { kind: "text", text };
  const isBroken = (line: Buffer): boolean => !Buffer.from(line.toString("utf8")).equals(line);
  return { kind: "not-utf8", line: linesOf(bytes).findIndex(isBroken) + 1 };
}

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf("\n"); end >= 0; end = bytes.indexOf("\n", start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...lines, bytes.subarray(start)];
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EIO: "the disk fails",
  ENAMETOOLONG: "the name is too long",
  ENXIO: "nothing is behind it",
};

function failureOf(code: string): PlainFile {
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
  if (code === "ELOOP") return { kind: "link" };
  return { kind: "not-readable", reason: REASONS[code] ?? code };
}
