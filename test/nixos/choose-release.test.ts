import { execFileSync } from "node:child_process";

import { expect, test } from "vitest";

import { NIX_DIRECTORY } from "../../src/evaluation/nix-directory.ts";
import { nixPath, nixString } from "../../src/evaluation/nix-string.ts";
import { chooseRelease, newestRelease } from "../../src/releases/choose-release.ts";
import { releases } from "../../src/releases/releases.ts";
import { nixProgram } from "../evaluation/evaluate-configuration.ts";

/** What nixpkgs say that they are, and what they do not say. */
const VERSIONS = [
  null,
  "",
  "17.09",
  "18.03",
  "18.09pre-git",
  "19.03.173691.34c7eb7545d",
  "19.031",
  "20.05",
  "20.09beta",
  "25.11pre123",
  "26.05",
  "26.11",
  "27.05pre",
  "99.11",
  "unstable",
  "2.18",
];

/** The names that `nix/nixos/choose-release.nix` comes to. */
function chosenByNix(versions: readonly (string | null)[]): readonly string[] {
  const known = { newest: newestRelease().name, releases: releases.map(({ name }) => ({ name })) };
  const choose = `import ${nixPath(`${NIX_DIRECTORY}nixos/choose-release.nix`)}`;
  const expression = `map (version: (${choose} { known = builtins.fromJSON ${nixString(JSON.stringify(known))}; inherit version; }).name) (builtins.fromJSON ${nixString(JSON.stringify(versions))})`;
  const args = ["--extra-experimental-features", "nix-command", "--json", "--impure", "--store", "dummy://"];
  return JSON.parse(
    execFileSync(nixProgram(), ["eval", ...args, "--expr", expression], { encoding: "utf8" }),
  ) as string[];
}

test("the release of a nixpkgs is the same on both sides", () => {
  expect(chosenByNix(VERSIONS)).toEqual(
    VERSIONS.map((version) => chooseRelease(undefined, { version: version ?? undefined }).release.name),
  );
});
