import { createHash } from "node:crypto";
import { readFileSync, readlinkSync, type Stats } from "node:fs";

import type { TreeEntry } from "../tree-entry.ts";
import type { WrittenEntry } from "./manifest.ts";

/** A file or link on disk as a manifest records it; undefined for anything else, such as a socket. */
export function stateOnDisk(path: string, stats: Stats): WrittenEntry | undefined {
  if (stats.isFile()) return { sha256: sha256(readFileSync(path)) };
  return stats.isSymbolicLink() ? { target: readlinkSync(path) } : undefined;
}

/** An entry as a manifest records it. */
export function stateOf(entry: TreeEntry): WrittenEntry {
  return entry.kind === "link" ? { target: entry.target } : { sha256: sha256(entry.text) };
}

export function isSameState(a: WrittenEntry | undefined, b: WrittenEntry | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return "target" in a ? "target" in b && a.target === b.target : "sha256" in b && a.sha256 === b.sha256;
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
