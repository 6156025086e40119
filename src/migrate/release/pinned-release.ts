import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { parseRelease } from "../../releases/release-name.ts";
import type { Release } from "../../releases/releases.ts";
import { projectDirectory } from "./project-directory.ts";

/** A branch of nixpkgs that a project is pinned to. */
export interface Pin {
  /** The file that says so. */
  readonly file: string;
  /** Such as `nixos-23.11`. */
  readonly branch: string;
  /** Undefined for a branch of no release that is known. */
  readonly release: Release | undefined;
}

/** What the lock file of a flake, npins and niv pin the nixpkgs of a configuration to, in its directory and those around. */
export function pinnedReleases(configuration: string): readonly Pin[] {
  return directoriesUpTo(projectDirectory(configuration), dirname(configuration)).flatMap((directory) =>
    LOCKS.flatMap(({ path, branchIn }) => {
      const file = join(directory, path);
      const branch = existsSync(file) ? branchIn(jsonIn(file)) : undefined;
      return typeof branch === "string" ? [{ file, branch, release: releaseOf(branch) }] : [];
    }),
  );
}

function directoriesUpTo(project: string, start: string): readonly string[] {
  const found: string[] = [];
  for (let directory = start; ; directory = dirname(directory)) {
    found.push(directory);
    if (directory === project || directory === dirname(directory)) return found;
  }
}

function releaseOf(branch: string): Release | undefined {
  const [name] = /\d\d\.\d\d/.exec(branch) ?? [];
  return name === undefined ? undefined : parseRelease(name);
}

/** A file that cannot be read pins nothing. */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** The input called `nixpkgs` alone counts: others are there for single packages. */
const INPUT = "nixpkgs";

const LOCKS: readonly { readonly path: string; readonly branchIn: (json: unknown) => unknown }[] = [
  {
    path: "flake.lock",
    branchIn(json) {
      const node = at(json, "nodes", "root", "inputs", INPUT);
      return typeof node === "string" ? at(json, "nodes", node, "original", "ref") : undefined;
    },
  },
  {
    path: "npins/sources.json",
    // A channel has its name there.
    branchIn: (json) => at(json, "pins", INPUT, "branch") ?? at(json, "pins", INPUT, "name"),
  },
  { path: "nix/sources.json", branchIn: (json) => at(json, INPUT, "branch") },
];

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce(
    (inner, name) =>
      typeof inner === "object" && inner !== null ? Object.getOwnPropertyDescriptor(inner, name)?.value : undefined,
    value,
  );
}
