import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";

import { changeText, contentState, digest, entryStat, kindAt, linkText, realPath, type State } from "./file-state.ts";

/** A tree with more entries is not kept track of. */
const MOST_ENTRIES = 5000;

/** The names in a directory, and what they are. */
export function namesState(directory: string): State {
  return stateOf(directory, entriesOf(directory).map(describeEntry), []);
}

/** The names in a directory, and when what is no directory itself was changed. */
export function listingState(directory: string): State {
  const entries = entriesOf(directory).map((entry) => ({
    entry,
    stat: entry.isDirectory() ? undefined : entryStat(join(directory, entry.name)),
  }));
  const lines = entries.map(
    ({ entry, stat }) => `${describeEntry(entry)} ${stat === undefined ? "" : changeText(stat)}`,
  );
  return stateOf(
    directory,
    lines,
    entries.map(({ stat }) => Number(stat?.ctimeMs ?? 0)),
  );
}

/** All that is in a directory, at any depth; undefined when it is too much. */
export function treeState(directory: string): State | undefined {
  const lines: string[] = [];
  let changed = 0;
  const left = [directory];
  const seen = new Set<string>();
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const real = realPath(path);
    if (seen.has(real)) continue;
    seen.add(real);
    for (const entry of entriesOf(path)) {
      const inner = join(path, entry.name);
      if (isGitObject(inner, entry)) continue;
      const state = entryState(inner, entry);
      lines.push(`${describeEntry(entry)} ${inner} ${state.text}`);
      changed = Math.max(changed, state.changed);
      if (lines.length > MOST_ENTRIES) return undefined;
      if (entry.isDirectory() || (entry.isSymbolicLink() && kindAt(inner) === "directory")) left.push(inner);
    }
  }
  return stateOf(directory, lines, [changed]);
}

function entryState(path: string, entry: Dirent): State {
  const stat = entryStat(path);
  const changed = Number(stat?.ctimeMs ?? 0);
  if (entry.isSymbolicLink()) {
    const behind = contentState(path);
    return { text: `${linkText(path)} ${behind.text}`, changed: Math.max(changed, behind.changed) };
  }
  // The files of git are many, and change together.
  if (path.includes("/.git/")) return { text: stat === undefined ? "" : changeText(stat), changed };
  const mode = String((stat?.mode ?? 0n) & 0o111n);
  return { text: entry.isFile() ? `${contentState(path).text} ${mode}` : "", changed };
}

/** One of thousands that never change: their directory does, when there is another one. */
function isGitObject(path: string, entry: Dirent): boolean {
  return entry.isFile() && path.includes("/.git/objects/");
}

function stateOf(directory: string, lines: readonly string[], changes: readonly number[]): State {
  const own = Number(entryStat(directory)?.ctimeMs ?? 0);
  return { text: digest(lines.join("\n")), changed: changes.reduce((a, b) => Math.max(a, b), own) };
}

function describeEntry(entry: Dirent): string {
  const kind = entry.isDirectory() ? "d" : entry.isFile() ? "f" : entry.isSymbolicLink() ? "l" : "o";
  return `${kind} ${JSON.stringify(entry.name)}`;
}

/** In an order that the file system does not decide. What cannot be read is as if it were not there. */
function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
