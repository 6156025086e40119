import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { InputError } from "../../src/evaluation/input-error.ts";
import type { Flake } from "../../src/nixos/flake.ts";
import { findFlake } from "../../src/nixos/find-flake.ts";
import { directoryOf } from "./lower-whole.ts";

const REV = "0123456789".repeat(4);

describe("a reference of a flake", () => {
  test.each<[reference: string, tree: Flake["tree"], dir?: string]>([
    ["github:owner/name", { type: "github", owner: "owner", repo: "name" }],
    ["github:owner/name/branch/of/it", { type: "github", owner: "owner", repo: "name", ref: "branch/of/it" }],
    [`gitlab:owner/name/${REV}?dir=a/b`, { type: "gitlab", owner: "owner", repo: "name", rev: REV }, "a/b"],
    ["sourcehut:~o/n?host=h", { type: "sourcehut", owner: "~o", repo: "n", host: "h" }],
    ["nixpkgs", { type: "indirect", id: "nixpkgs" }],
    [`flake:nixpkgs/nixos-26.05`, { type: "indirect", id: "nixpkgs", ref: "nixos-26.05" }],
    ["https://h/x.tar.gz?narHash=sha256-x%3D", { type: "tarball", url: "https://h/x.tar.gz", narHash: "sha256-x=" }],
    ["tarball+file:///x.tar", { type: "tarball", url: "file:///x.tar" }],
    ["git+ssh://git@h/x?ref=main", { type: "git", url: "ssh://git@h/x", ref: "main" }],
    ["hg+https://h/x", { type: "mercurial", url: "https://h/x" }],
  ])("%s", (reference, tree, dir = "") => {
    expect(findFlake(`${reference}#web`, "/")).toEqual({ tree, directory: null, dir, host: "web" });
  });

  test.each(["what is this?#x", "zip:abc#x", "github:owner#x"])("is not %s", (input) => {
    expect(() => findFlake(input, "/")).toThrow(InputError);
  });
});

describe("a directory with a flake", () => {
  const files = { "flake.nix": "{ }", "sub dir/x": "", "inner/flake.nix": "{ }" };

  test("is the one that is named, or the nearest above", () => {
    const directory = directoryOf(files);
    const found = { tree: { type: "path", path: directory }, directory, dir: "" };
    for (const input of ["#web", ".#web", `${directory}#web`, `path:${directory}#web`]) {
      expect(findFlake(input, directory)).toEqual({ ...found, host: "web" });
    }
    expect(findFlake("./sub dir#", directory)).toEqual({ ...found, host: null });
    expect(findFlake("path:sub%20dir/..#a%2Fb", directory)).toEqual({ ...found, host: "a/b" });
    expect(findFlake(".?dir=inner#100%", directory)).toEqual({ ...found, dir: "inner", host: "100%" });
    expect(findFlake("inner#a#b", directory)).toMatchObject({ directory: join(directory, "inner"), host: "a#b" });
  });

  test("is where it really is", () => {
    const directory = directoryOf(files);
    symlinkSync(join(directory, "inner"), join(directory, "link"));
    expect(findFlake("./link#", directory).directory).toBe(join(directory, "inner"));
  });

  test("is all of a repository", () => {
    const directory = directoryOf(files);
    mkdirSync(join(directory, ".git"));
    const url = `file://${directory}`;
    expect(findFlake("./inner#", directory)).toEqual({
      tree: { type: "git", url },
      directory,
      dir: "inner",
      host: null,
    });
    expect(findFlake("path:inner#", directory)).toMatchObject({ tree: { type: "path" }, dir: "" });
    mkdirSync(join(directory, ".git", "shallow"));
    expect(findFlake("#", directory).tree).toEqual({ type: "git", url, shallow: true });
    const other = { type: "git", url, ref: "main" };
    expect(findFlake(".?ref=main#", directory)).toEqual({ tree: other, directory: null, dir: "", host: null });
  });

  test.each([
    ["./nowhere#web", /\.\/nowhere#web: .*nowhere is not a directory/],
    ["path:sub dir#web", /no flake\.nix in .*sub dir/],
    [".?dir=sub dir#web", /no flake\.nix in .*sub dir/],
    ["/#web", /no flake\.nix in \/ or above it/],
  ])("is missing: %s", (input, message) => {
    expect(() => findFlake(input, directoryOf(files))).toThrow(message);
  });
});
