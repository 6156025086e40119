import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { InputError } from "../../../evaluation/input-error.ts";

/** A directory with conf files. */
export interface ConfDirectory {
  /** Where it is on this machine. */
  readonly path: string;
  /** `nixos-containers` or `containers`: what it is called in /etc and in /var/lib. */
  readonly prefix: Prefix;
  /** Whether it is called so here, too. */
  readonly isNamed: boolean;
  /** Where the root directory of its host is on this machine; null where that is not known. */
  readonly root: string | null;
}

export type Prefix = "nixos-containers" | "containers";

const PREFIXES: readonly Prefix[] = ["nixos-containers", "containers"];

/**
 * The directories with conf files that DIR means: the root directory of a host, or one of them itself; left out, those
 * of this host. One that is not called as on a host may be a copy of either: it is called `otherwise`. Throws an `InputError` where there is none.
 */
export function findDirectories(directory: string | undefined, otherwise: Prefix): readonly ConfDirectory[] {
  const root = directory === undefined ? "/" : resolve(directory);
  if (!isDirectory(root)) throw new InputError(`${directory}: ${existsSync(root) ? "not a" : "no such"} directory`);
  const found = below(root);
  if (found.length > 0) return found;
  if (directory === undefined) {
    throw new InputError(
      "there is neither /etc/nixos-containers nor /etc/containers, where nixos-container keeps conf files",
    );
  }
  return [given(root, otherwise)];
}

function below(root: string): readonly ConfDirectory[] {
  return PREFIXES.map((prefix) => ({ path: join(root, "etc", prefix), prefix, isNamed: true, root })).filter(
    ({ path }) => isDirectory(path),
  );
}

function given(path: string, otherwise: Prefix): ConfDirectory {
  const prefix = PREFIXES.find((name) => name === basename(path));
  const isInPlace = prefix !== undefined && basename(dirname(path)) === "etc";
  return {
    path,
    prefix: prefix ?? otherwise,
    isNamed: prefix !== undefined,
    root: isInPlace ? dirname(dirname(path)) : null,
  };
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
