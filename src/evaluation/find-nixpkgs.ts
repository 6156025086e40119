import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * The nixpkgs of a search path in the form of `NIX_PATH`: the entry `nixpkgs=PATH`, else a directory that holds
 * `nixpkgs`. Undefined when there is none on this machine; what would have to be fetched does not count.
 */
export function findNixpkgs(searchPath: string | undefined): string | undefined {
  for (const entry of splitSearchPath(searchPath ?? "")) {
    const named = /^nixpkgs=(.*)$/s.exec(entry)?.[1];
    const path = named ?? (entry.includes("=") ? undefined : join(entry, "nixpkgs"));
    if (path !== undefined && path !== "" && isNixpkgs(path)) return resolve(path);
  }
  return undefined;
}

/** Entries end at a colon, but not at that of `https://…`. */
function splitSearchPath(searchPath: string): string[] {
  return searchPath.split(/:(?!\/\/)/).filter((entry) => entry !== "");
}

/** Whether a directory is a nixpkgs as far as nixctr uses one. */
export function isNixpkgs(path: string): boolean {
  return existsSync(join(path, "lib", "default.nix")) && statSync(path).isDirectory();
}

/** Whether a nixpkgs has a NixOS that nixctr can evaluate. */
export function hasNixos(nixpkgs: string): boolean {
  return existsSync(join(nixpkgs, "nixos", "lib", "eval-config.nix"));
}

/** The release that a nixpkgs says it is, such as `19.03`; undefined when it does not say. */
export function versionOfNixpkgs(path: string): string | undefined {
  for (const file of [join(path, ".version"), join(path, "lib", ".version")]) {
    try {
      return readFileSync(file, "utf8").trim();
    } catch {
      // The next one.
    }
  }
  return undefined;
}
