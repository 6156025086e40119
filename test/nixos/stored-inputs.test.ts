import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, expect, test, vi } from "vitest";

import { findFlake } from "../../src/nixos/find-flake.ts";
import { privateStoreArguments, withPrivateStore } from "../../src/nixos/private-store.ts";
import { sourcePath } from "../../src/nixos/store-path.ts";
import { recordInputs, withStoredInputs } from "../../src/nixos/stored-inputs.ts";
import { nixProgram } from "../evaluation/evaluate-configuration.ts";
import { directoryOf } from "./lower-whole.ts";

afterEach(() => vi.unstubAllEnvs());

const LIMITS = { seconds: 30, mebibytes: 2048 };

function nix(...args: readonly string[]): string {
  return execFileSync(nixProgram(), ["--extra-experimental-features", "nix-command", ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** A store with a tree in it, and a flake that has it and another tree locked. */
function place() {
  const tree = directoryOf({ file: "text" });
  const narHash = nix("hash", "path", tree);
  const store = join(directoryOf({}), "store");
  mkdirSync(store);
  const path = sourcePath(narHash, store);
  cpSync(tree, path, { recursive: true });
  const missing = `sha256-${"A".repeat(43)}=`;
  const nodes = { there: { locked: { narHash } }, missing: { locked: { narHash: missing } } };
  const directory = directoryOf({ "flake.nix": "{ }", "flake.lock": JSON.stringify({ nodes }) });
  return { store, path, narHash, directory, flake: findFlake("#", directory) };
}

test("sources are where Nix has them", () => {
  const { store, path, narHash } = place();
  vi.stubEnv("NIX_STORE_DIR", store);
  const expression = `(derivation { name = "source"; builder = "b"; system = "s"; outputHashMode = "recursive"; outputHash = "${narHash}"; }).outPath`;
  expect(nix("eval", "--raw", "--read-only", "--store", "dummy://", "--expr", expression)).toBe(path);
});

test("the inputs are those of the lock file that are there", () => {
  const { store, path, narHash, flake } = place();
  expect(withStoredInputs(flake, nixProgram(), { NIX_STORE_DIR: store }).inputs).toEqual([{ path, narHash }]);
  expect(withStoredInputs(flake, nixProgram(), {}).inputs).toEqual([]);
  expect(withStoredInputs(flake, "/nowhere/nix", { NIX_STORE_DIR: store }).inputs).toBe(undefined);
});

test("a lock file that is none has no inputs", () => {
  const { store, flake, directory } = place();
  writeFileSync(join(directory, "flake.lock"), "{");
  expect(withStoredInputs(flake, nixProgram(), { NIX_STORE_DIR: store }).inputs).toEqual([]);
});

test("a private store takes them for valid, which it does not on its own", async () => {
  const { store, path, flake } = place();
  vi.stubEnv("NIX_STORE_DIR", store);
  const expression = `builtins.pathExists (builtins.appendContext "${path}" { "${path}".path = true; })`;
  await withPrivateStore(async (root) => {
    const ask = () =>
      nix("eval", "--json", "--impure", "--read-only", ...privateStoreArguments(root), "--expr", expression);
    expect(ask).toThrow();
    const known = withStoredInputs(flake, nixProgram(), process.env);
    expect(await recordInputs(known, { nix: nixProgram(), store: root, limits: LIMITS })).toBe(undefined);
    expect(ask()).toMatch(/^(?:true|false)$/);
  });
});
