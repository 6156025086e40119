import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { withPrivateStore } from "../../src/nixos/private-store.ts";

/** Fills a store with what nobody may write to, as Nix does. */
function fill(root: string): void {
  const directory = join(root, "nix", "store", "hash-source");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "flake.nix"), "{ }", { mode: 0o444 });
  chmodSync(directory, 0o555);
}

test("the store is there while it is used, for its user alone, and gone after that", async () => {
  let seen = "";
  const result = await withPrivateStore(async (root) => {
    seen = root;
    fill(root);
    expect(statSync(root).mode & 0o777).toBe(0o700);
    return Promise.resolve(readFileSync(join(root, "nix/store/hash-source/flake.nix"), "utf8"));
  });
  expect([result, existsSync(seen)]).toEqual(["{ }", false]);
});

test("it is gone too where its use fails", async () => {
  let seen = "";
  const use = async (root: string): Promise<never> => {
    seen = root;
    fill(root);
    return Promise.reject(new Error("no"));
  };
  await expect(withPrivateStore(use)).rejects.toThrow("no");
  expect(existsSync(seen)).toBe(false);
});

test("nothing listens any more when it is gone", async () => {
  const listeners = (): readonly number[] =>
    ["SIGINT", "SIGTERM", "SIGHUP", "exit"].map((name) => process.listenerCount(name));
  const before = listeners();
  await withPrivateStore(async () => {
    expect(listeners()).toEqual(before.map((count) => count + 1));
    return Promise.resolve();
  });
  expect(listeners()).toEqual(before);
});
