import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import writeFileAtomic from "write-file-atomic";

import { digest } from "../dependencies/file-state.ts";
import { type CacheEntry, parseEntry } from "./cache-entry.ts";

const DAY = 24 * 60 * 60 * 1000;
/** Entries that nobody has used for so long are removed. */
const MOST_AGE = 30 * DAY;
/** Of one system there are several: going back and forth between two versions is common. */
const MOST_VERSIONS = 8;

/** An entry and the file that it is in. */
export interface StoredEntry {
  readonly file: string;
  readonly entry: CacheEntry;
}

/** The entries of a system, the latest used first. What cannot be read is as if it were not there. */
export function readEntries(directory: string, key: string): readonly StoredEntry[] {
  return filesIn(join(directory, key)).flatMap(({ file }) => {
    const entry = attempt(() => parseEntry(readFileSync(file, "utf8")));
    return entry === undefined ? [] : [{ file, entry }];
  });
}

/** Keeps an entry. A cache that cannot be written is none. */
export async function writeEntry(directory: string, key: string, entry: CacheEntry): Promise<void> {
  const json = JSON.stringify(entry);
  const folder = join(directory, key);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await writeFileAtomic(join(folder, `${digest(json)}.json`), json, { mode: 0o600, fsync: false });
    for (const { file } of filesIn(folder).slice(MOST_VERSIONS)) rmSync(file, { force: true });
  } catch {
    // The next run evaluates again.
  }
}

/** Remembers that an entry was used. */
export function touchEntry({ file }: StoredEntry, now: number): void {
  attempt(() => utimesSync(file, now / 1000, now / 1000));
}

/** Removes what nobody has used for long, once a day. */
export function removeUnused(directory: string, now: number): void {
  const marker = join(directory, "last-cleaned");
  if (now - (attempt(() => statSync(marker).mtimeMs) ?? 0) < DAY) return;
  attempt(() => writeFileSync(marker, ""));
  for (const name of attempt(() => readdirSync(directory)) ?? []) {
    const folder = join(directory, name);
    const files = filesIn(folder);
    const old = files.filter(({ used }) => now - used > MOST_AGE);
    for (const { file } of old) attempt(() => rmSync(file, { force: true }));
    if (files.length > 0 && old.length === files.length) attempt(() => rmSync(folder, { recursive: true }));
  }
}

/** The files in a folder, the latest used first. */
function filesIn(folder: string): readonly { readonly file: string; readonly used: number }[] {
  const names = attempt(() => readdirSync(folder)) ?? [];
  return names
    .flatMap((name) => {
      const file = join(folder, name);
      const used = attempt(() => statSync(file).mtimeMs);
      return used === undefined ? [] : [{ file, used }];
    })
    .toSorted((a, b) => b.used - a.used);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
