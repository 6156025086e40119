import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

import { InputError } from "../evaluation/input-error.ts";
import { errnoOf } from "../output/output-error.ts";
import type { TreeEntry } from "../output/tree-entry.ts";
import { manifestName, readManifest } from "../output/tree/manifest.ts";

/** Whether a directory is a tree that `nixctr lower --out` wrote, or such a tree without its manifest. */
export function isTree(directory: string): boolean {
  return (
    existsSync(join(directory, manifestName)) ||
    (existsSync(join(directory, "etc/systemd/system")) &&
      !["configuration.nix", "default.nix"].some((name) => existsSync(join(directory, name))))
  );
}

/**
 * What is on the disk of a tree: the files of its manifest, else those that nixctr may have written there. Throws an
 * `InputError` for what cannot be read or is no lowered host, an `OutputError` for a manifest that is none.
 */
export function readTree(directory: string): TreeEntry[] {
  const { kind, entries } = readManifest(directory);
  if (kind === "native")
    throw new InputError(`${directory}: written by \`nixctr migrate native\`, not by \`nixctr lower\``);
  const paths = entries.size > 0 ? [...entries.keys()] : PLACES.flatMap((place) => filesBelow(directory, place));
  return paths.flatMap((path) => readEntry(directory, path));
}

/** Where nixctr writes. On a host, other things are there too. */
const PLACES: readonly string[] = [
  "etc/systemd/system",
  "etc/containers",
  "etc/nixos-containers",
  "etc/nixctr",
  "etc/hosts.d/nixctr",
  "etc/dhcpcd.conf.d/nixctr.conf",
  "etc/udev/rules.d/99-nixctr.rules",
  "etc/modules-load.d/nixctr.conf",
];

function filesBelow(directory: string, place: string): string[] {
  try {
    const path = join(directory, place);
    if (!lstatSync(path).isDirectory()) return [place];
    return readdirSync(path).flatMap((name) => filesBelow(directory, `${place}/${name}`));
  } catch (error) {
    if (MISSING.includes(errnoOf(error) ?? "")) return [];
    throw notReadable(directory, place);
  }
}

const MISSING: readonly string[] = ["ENOENT", "ENOTDIR"];

function notReadable(directory: string, path: string): InputError {
  return new InputError(`${join(directory, path)}: not readable`);
}

/** Nothing for what is gone. */
function readEntry(directory: string, path: string): TreeEntry[] {
  const full = join(directory, path);
  try {
    const found = lstatSync(full);
    if (found.isSymbolicLink()) return [{ kind: "link", path, target: readlinkSync(full) }];
    if (!found.isFile()) return [];
    return [{ kind: "file", path, text: readFileSync(full, "utf8"), mode: found.mode & 0o777 }];
  } catch (error) {
    if (MISSING.includes(errnoOf(error) ?? "")) return [];
    throw notReadable(directory, path);
  }
}
