import { findNixpkgs, isNixpkgs, versionOfNixpkgs } from "../evaluation/find-nixpkgs.ts";
import type { GivenRelease, NixpkgsInUse } from "../releases/choose-release.ts";
import { parseRelease } from "../releases/release-name.ts";
import { releases } from "../releases/releases.ts";
import { UsageError } from "./usage-error.ts";

/** The release that an option names; undefined where it is not given. Throws a `UsageError` for an unknown one. */
export function givenRelease(
  name: string | undefined,
  option: GivenRelease["option"] = "--release",
): GivenRelease | undefined {
  if (name === undefined) return undefined;
  const release = parseRelease(name);
  if (release !== undefined && release.name === name) return { release, option };
  throw new UsageError(`${option} ${name}: not modelled; there is ${releases.map((known) => known.name).join(", ")}`);
}

/** The nixpkgs of `--nixpkgs`, else that of `NIX_PATH`. Throws a `UsageError` for one that is none. */
export function chosenNixpkgs(given: string | undefined): string | undefined {
  if (given === undefined) return findNixpkgs(process.env["NIX_PATH"]);
  if (isNixpkgs(given)) return findNixpkgs(`nixpkgs=${given}`);
  throw new UsageError(`--nixpkgs ${given}: no nixpkgs, it has no lib/default.nix`);
}

/** What the nixpkgs in use says of itself. */
export function nixpkgsInUse(path: string | undefined): NixpkgsInUse | undefined {
  return path === undefined ? undefined : { version: versionOfNixpkgs(path) };
}
