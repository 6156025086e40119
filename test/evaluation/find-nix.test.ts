import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { findNix } from "../../src/evaluation/find-nix.ts";

const directory = mkdtempSync(join(tmpdir(), "nixctr-find-"));
const program = join(directory, "bin", "nix");
const data = join(directory, "data", "nix");

beforeAll(() => {
  for (const name of ["bin", "data", "folder/nix"]) mkdirSync(join(directory, name), { recursive: true });
  for (const file of [program, data]) writeFileSync(file, "#!/bin/sh\n");
  chmodSync(program, 0o755);
  chmodSync(data, 0o644);
});
afterAll(() => rmSync(directory, { recursive: true }));

test("NIXCTR_NIX goes before PATH, as a path or as a name", () => {
  expect(findNix({ NIXCTR_NIX: program, PATH: "/usr/bin" })).toBe(program);
  expect(findNix({ NIXCTR_NIX: relative(process.cwd(), program), PATH: "" })).toBe(program);
  expect(findNix({ NIXCTR_NIX: "nix", PATH: join(directory, "bin") })).toBe(program);
});

test("a wrong NIXCTR_NIX is not replaced by another nix", () => {
  for (const wrong of [join(directory, "none"), data, join(directory, "bin"), "no-such-program"]) {
    expect(findNix({ NIXCTR_NIX: wrong, PATH: join(directory, "bin") })).toBeUndefined();
  }
});

test("PATH is searched for a program, not for files and directories of that name", () => {
  const path = ["", "data", "folder", "bin"].map((name) => join(directory, name)).join(":");
  expect(findNix({ PATH: path })).toBe(program);
  expect(findNix({ NIXCTR_NIX: "", PATH: path })).toBe(program);
});
