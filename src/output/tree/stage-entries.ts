import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";

import type { TreeEntry } from "../tree-entry.ts";

/** How many entries are written before signals get a chance. */
const batchSize = 256;

/**
 * Writes entries below an empty directory, with modes whatever the umask is. Throws an error of Node for what cannot be
 * written, two entries with one path included, and the reason of `signal` once that is aborted.
 */
export async function stageEntries(
  directory: string,
  entries: readonly TreeEntry[],
  signal: AbortSignal,
): Promise<void> {
  const directories = new Set([directory]);
  for (const [index, entry] of entries.entries()) {
    if (index % batchSize === 0) await setImmediate();
    signal.throwIfAborted();
    const path = join(directory, entry.path);
    makeDirectory(dirname(path), directories);
    stageEntry(path, entry);
  }
}

function stageEntry(path: string, entry: TreeEntry): void {
  if (entry.kind === "link") return symlinkSync(entry.target, path);
  writeFileSync(path, entry.text, { flag: "wx", mode: entry.mode });
  chmodSync(path, entry.mode);
}

function makeDirectory(path: string, known: Set<string>): void {
  if (known.has(path)) return;
  makeDirectory(dirname(path), known);
  mkdirSync(path);
  chmodSync(path, 0o755);
  known.add(path);
}
