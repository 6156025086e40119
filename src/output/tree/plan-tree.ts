import { join } from "node:path";

import { OutputError } from "../output-error.ts";
import type { TreeEntry } from "../tree-entry.ts";
import { createDiskView, type DiskView } from "./disk-view.ts";
import { isSameState, stateOf } from "./entry-state.ts";
import { lstatIfAny } from "./lstat-if-any.ts";
import { type Manifest, manifestName, readManifest, renderManifest, type TreeKind } from "./manifest.ts";
import { parentPaths } from "./tree-path.ts";

/** How an output directory becomes the tree that is asked for. */
export interface TreePlan {
  /** Entries that are missing or differ, the manifest among them. */
  readonly staged: readonly TreeEntry[];
  /** In the order in which they are made. */
  readonly changes: readonly Change[];
}

/** `add` moves a staged file, link or directory with everything below it to a path where nothing is. */
export interface Change {
  readonly kind: "add" | "replace" | "remove" | "remove-directory";
  readonly path: string;
}

/**
 * Compares the entries with what is in the directory, which need not exist, and changes nothing. Throws an
 * `OutputError` for anything in the way that an earlier run did not write, and for a directory with a tree of another
 * kind: that would be replaced as a whole.
 */
export function planTree(directory: string, entries: readonly TreeEntry[], kind: TreeKind = "host"): TreePlan {
  const previous = readManifest(directory);
  if (previous.text !== "" && previous.kind !== kind)
    throw new OutputError("other-tree", directory, WRITERS[previous.kind]);
  const manifest = { ...previous, kind };
  const disk = createDiskView(directory, manifest);
  const staged: TreeEntry[] = [];
  // By path: entries below a new directory share the change that adds it.
  const changes = new Map<string, Change>();
  const plan = (entry: TreeEntry, change: Change | undefined) => {
    if (change === undefined) return;
    staged.push(entry);
    changes.set(change.path, change);
  };
  for (const entry of entries) plan(entry, planEntry(disk, entry));
  for (const change of planRemovals(directory, disk, manifest, entries)) changes.set(change.path, change);
  plan(...planManifest(disk, manifest, entries));
  return { staged, changes: [...changes.values()] };
}

const WRITERS: Readonly<Record<TreeKind, string>> = { host: "nixctr lower", native: "nixctr migrate native" };

function planEntry(disk: DiskView, entry: TreeEntry): Change | undefined {
  const { path } = entry;
  const missing = disk.missingParent(path);
  if (missing !== undefined) return { kind: "add", path: missing };
  const found = disk.find(path);
  if (found === undefined) return { kind: "add", path };
  const isMode = entry.kind === "link" || found.mode === entry.mode;
  return isMode && isSameState(found.state, stateOf(entry)) ? undefined : { kind: "replace", path };
}

/** What an earlier run wrote and this one does not, and then the directories that it made, innermost first. */
function planRemovals(directory: string, disk: DiskView, manifest: Manifest, entries: readonly TreeEntry[]): Change[] {
  const wanted = new Set(entries.map(({ path }) => path));
  const needed = neededDirectories(entries);
  const exists = (path: string) => disk.missingParent(path) === undefined;
  const files = [...manifest.entries.keys()].filter((path) => !wanted.has(path) && exists(path) && disk.find(path));
  const directories = manifest.directories
    .filter((path) => !needed.has(path) && exists(path) && lstatIfAny(join(directory, path))?.isDirectory())
    .toReversed();
  return [
    ...files.map((path) => ({ kind: "remove", path }) as const),
    ...directories.map((path) => ({ kind: "remove-directory", path }) as const),
  ];
}

function planManifest(
  disk: DiskView,
  previous: Manifest & { readonly text: string },
  entries: readonly TreeEntry[],
): [entry: TreeEntry, change: Change | undefined] {
  const own = new Set(previous.directories);
  const isOwn = (path: string) => own.has(path) || disk.missingParent(`${path}/*`) !== undefined;
  const text = renderManifest({
    kind: previous.kind,
    directories: [...neededDirectories(entries)].filter(isOwn),
    entries: new Map(entries.map((entry) => [entry.path, stateOf(entry)])),
  });
  const kind = previous.text === "" ? "add" : "replace";
  const change = text === previous.text ? undefined : ({ kind, path: manifestName } as const);
  return [{ kind: "file", path: manifestName, text, mode: 0o644 }, change];
}

function neededDirectories(entries: readonly TreeEntry[]): Set<string> {
  return new Set(entries.flatMap(({ path }) => parentPaths(path)));
}
