import { execFileSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { copyFlake } from "../../../../src/migrate/release/trial/copy-flake.ts";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "nixctr-copied-")));
afterAll(() => rmSync(scratch, { recursive: true }));

function flakeDirectory(): string {
  const directory = mkdtempSync(join(scratch, "flake-"));
  mkdirSync(join(directory, "hosts"));
  for (const name of ["flake.nix", "hosts/é.nix", "gone.nix"]) writeFileSync(join(directory, name), "old");
  writeFileSync(join(directory, "program"), "#!", { mode: 0o755 });
  symlinkSync("hosts/é.nix", join(directory, "relative"));
  symlinkSync(join(directory, "hosts/é.nix"), join(directory, "absolute"));
  return directory;
}

test("has what git tracks, with the new texts", async () => {
  const directory = flakeDirectory();
  for (const args of [
    ["init", "--quiet"],
    ["add", "."],
  ])
    execFileSync("git", args, { cwd: directory, stdio: "ignore" });
  rmSync(join(directory, "gone.nix"));
  writeFileSync(join(directory, "untracked.nix"), "untracked");
  const texts = new Map([[join(directory, "hosts/é.nix"), "new"]]);
  const copy = await copyFlake({ tree: { type: "git" }, directory }, texts);
  const at = (path: string): string => join(copy.root, directory, path);
  expect(readFileSync(at("hosts/é.nix"), "utf8")).toBe("new");
  expect(readFileSync(at("flake.nix"), "utf8")).toBe("old");
  expect(readlinkSync(at("relative"))).toBe("hosts/é.nix");
  expect(lstatSync(at("program")).mode & 0o100).toBe(0o100);
  for (const path of ["gone.nix", "untracked.nix", ".git"]) expect(existsSync(at(path))).toBe(false);
  copy.remove();
  expect(existsSync(copy.root)).toBe(false);
});

test("has everything of a directory, and writes nothing through links", async () => {
  const directory = flakeDirectory();
  const texts = new Map([[join(directory, "absolute"), "new"]]);
  const copy = await copyFlake({ tree: { type: "path" }, directory }, texts);
  expect(readFileSync(join(copy.root, directory, "absolute"), "utf8")).toBe("new");
  expect(readFileSync(join(directory, "hosts/é.nix"), "utf8")).toBe("old");
  expect(existsSync(join(copy.root, directory, "gone.nix"))).toBe(true);
  copy.remove();
});

test("says that git does not list the files", async () => {
  const directory = flakeDirectory();
  await expect(copyFlake({ tree: { type: "git" }, directory }, new Map())).rejects.toThrow(/git does not list/);
});
