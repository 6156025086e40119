import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { NIX_DIRECTORY } from "../../src/evaluation/nix-directory.ts";
import { nixPath, nixString } from "../../src/evaluation/nix-string.ts";
import { nixProgram } from "../evaluation/evaluate-configuration.ts";

const FIXTURES = fileURLToPath(new URL("fixtures/locked", import.meta.url));

function evaluate(expression: string): unknown {
  const args = ["--extra-experimental-features", "nix-command", "--json", "--impure", "--store", "dummy://"];
  return JSON.parse(execFileSync(nixProgram(), ["eval", ...args, "--expr", expression], { encoding: "utf8" }));
}

const OUTDATED = `import ${nixPath(`${NIX_DIRECTORY}nixos/outdated-input.nix`)}`;

/** What is outdated of the inputs of a flake, with a lock file that Nix has written. */
function outdatedIn(flake: string, lock: string): unknown {
  return evaluate(`
    let lock = builtins.fromJSON (builtins.readFile ${nixPath(`${FIXTURES}/${lock}`)});
    in builtins.attrValues (builtins.mapAttrs (name: input: ${OUTDATED} { inherit lock name input; })
      (import ${nixPath(`${FIXTURES}/${flake}`)}).inputs)`);
}

describe.each(["nix-2.8.lock", "nix-2.34.lock"])("a lock file of %s", (lock) => {
  test("is up to date beside the flake that it was written for", () => {
    expect(new Set(outdatedIn("flake.nix", lock) as unknown[])).toEqual(new Set([null]));
  });

  test("is out of date beside a later one", () => {
    const found = (outdatedIn("later.nix", lock) as unknown[]).filter((outdated) => outdated !== null);
    expect(found).toEqual([
      { name: "branch", expected: "file:///srv/ext?ref=other", locked: "file:///srv/ext?ref=master" },
      { name: "following", expected: "follows repository", locked: "follows relative" },
      { name: "nested/inner", expected: "follows repository", locked: "follows relative" },
      { name: "relative", expected: "path:./other", locked: "path:./sub" },
    ]);
  });
});

/** What is outdated of an input that was locked for the reference `original`. */
function outdated(url: string | undefined, original: Readonly<Record<string, string>>): unknown {
  const lock = { root: "top", nodes: { top: { inputs: { n: "n" } }, n: { original } } };
  const input = url === undefined ? "{ }" : `{ url = ${nixString(url)}; }`;
  return evaluate(
    `${OUTDATED} { lock = builtins.fromJSON ${nixString(JSON.stringify(lock))}; name = "n"; input = ${input}; }`,
  );
}

const NIXPKGS = { type: "github", owner: "NixOS", repo: "nixpkgs" };

test.each([
  ["github:NixOS/nixpkgs", NIXPKGS],
  ["github:NixOS/nixpkgs/nixos-26.05", { ...NIXPKGS, ref: "nixos-26.05" }],
  ["github:NixOS/nixpkgs?ref=nixos-26.05", { ...NIXPKGS, ref: "nixos-26.05" }],
  [`github:NixOS/nixpkgs/${"0".repeat(40)}`, { ...NIXPKGS, rev: "0".repeat(40) }],
  ["nixpkgs/nixos-26.05", { type: "indirect", id: "nixpkgs", ref: "nixos-26.05" }],
  [undefined, { type: "indirect", id: "n" }],
  ["https://example.org/a.tar.gz", { type: "tarball", url: "https://example.org/a.tar.gz" }],
  ["https://example.org/*.tar.gz", { type: "tarball", url: "https://example.org/%2A.tar.gz" }],
  ["github:NixOS/nixpkgs?dir=lib", { ...NIXPKGS, dir: "lib" }],
])("%s is what was locked", (url, original) => {
  expect(outdated(url, original)).toBe(null);
});

test.each([
  ["github:NixOS/nixpkgs/nixos-26.05", NIXPKGS, "github:NixOS/nixpkgs"],
  ["github:NixOS/nixpkgs", { ...NIXPKGS, ref: "nixos-26.05" }, "github:NixOS/nixpkgs/nixos-26.05"],
  ["github:NixOS/nixpkgs", { ...NIXPKGS, dir: "lib" }, "github:NixOS/nixpkgs?dir=lib"],
  ["github:nixos/nixpkgs", NIXPKGS, "github:NixOS/nixpkgs"],
  ["nixpkgs", NIXPKGS, "github:NixOS/nixpkgs"],
  [
    "https://example.org/b.tar.gz",
    { type: "file", url: "https://example.org/a.tar.gz" },
    "https://example.org/a.tar.gz",
  ],
])("%s is something else than what was locked", (url, original, locked) => {
  expect(outdated(url, original)).toEqual({ name: "n", expected: url, locked });
});
