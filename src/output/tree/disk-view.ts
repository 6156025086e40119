import type { Stats } from "node:fs";
import { join } from "node:path";

import { OutputError } from "../output-error.ts";
import { isSameState, stateOnDisk } from "./entry-state.ts";
import { lstatIfAny } from "./lstat-if-any.ts";
import type { Manifest, WrittenEntry } from "./manifest.ts";
import { parentPaths } from "./tree-path.ts";

/** What an output directory holds, as far as nixctr wrote it; anything else that is in the way throws. */
export interface DiskView {
  /** The outermost directory above a path that does not exist; undefined when all do. Throws for links and files there. */
  missingParent(path: string): string | undefined;
  /** The file or link of an earlier run at a path; undefined when nothing is there. Throws for everything else. */
  find(path: string): FoundEntry | undefined;
}

export interface FoundEntry {
  readonly state: WrittenEntry;
  /** Permission bits. */
  readonly mode: number;
}

/** A view of `directory`, where an earlier run wrote what the manifest says. Looks at every directory once. */
export function createDiskView(directory: string, manifest: Manifest): DiskView {
  const known = new Map<string, boolean>();
  const isDirectory = (path: string): boolean => {
    let result = known.get(path);
    if (result === undefined) {
      result = checkDirectory(join(directory, path));
      known.set(path, result);
    }
    return result;
  };
  return {
    missingParent: (path) => parentPaths(path).find((parent) => !isDirectory(parent)),
    find: (path) => {
      const full = join(directory, path);
      const stats = lstatIfAny(full);
      return stats && { state: checkOwn(full, stats, manifest.entries.get(path)), mode: stats.mode & 0o7777 };
    },
  };
}

/** False when nothing is there. */
function checkDirectory(path: string): boolean {
  const stats = lstatIfAny(path);
  if (stats?.isSymbolicLink()) throw new OutputError("symbolic-link", path);
  if (stats !== undefined && !stats.isDirectory()) throw new OutputError("not-a-directory", path);
  return stats !== undefined;
}

function checkOwn(path: string, stats: Stats, written: WrittenEntry | undefined): WrittenEntry {
  if (stats.isDirectory()) throw new OutputError("is-a-directory", path);
  if (written === undefined) throw new OutputError(stats.isSymbolicLink() ? "symbolic-link" : "foreign-file", path);
  if (!isSameState(written, stateOnDisk(path, stats))) throw new OutputError("modified-file", path);
  return written;
}
