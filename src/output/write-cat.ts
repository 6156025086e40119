import type { Writable } from "node:stream";

import type { TreeEntry } from "./tree-entry.ts";
import { writeChunks } from "./write-chunks.ts";

/**
 * Writes every file with its path above it and an empty line between, as `systemctl cat` prints unit files. A symbolic
 * link is a line with its target. Rejects as `writeChunks` does.
 */
export function writeCat(stream: Writable, entries: readonly TreeEntry[]): Promise<void> {
  return writeChunks(stream, catChunks(entries));
}

function* catChunks(entries: readonly TreeEntry[]): Generator<string> {
  for (const [index, entry] of entries.entries()) {
    const title = `${index === 0 ? "" : "\n"}# /${entry.path}`;
    yield entry.kind === "link" ? `${title} -> ${entry.target}\n` : `${title}\n${endLine(entry.text)}`;
  }
}

function endLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
