import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test, vi } from "vitest";

import { createShadowTree } from "../../../../src/migrate/release/trial/shadow-tree.ts";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "nixctr-shadowed-")));
afterAll(() => rmSync(scratch, { recursive: true }));

function project(): string {
  const directory = mkdtempSync(join(scratch, "project-"));
  mkdirSync(join(directory, "hosts/a"), { recursive: true });
  writeFileSync(join(directory, "hosts/a/host.nix"), "old");
  writeFileSync(join(directory, "values.nix"), "values");
  symlinkSync("../../values.nix", join(directory, "hosts/a/relative"));
  symlinkSync(join(directory, "values.nix"), join(directory, "hosts/a/absolute"));
  symlinkSync("/etc/hostname", join(directory, "outside"));
  symlinkSync("nowhere", join(directory, "broken"));
  mkdirSync(join(directory, ".git"));
  return directory;
}

test("has the new texts, the other files, and what is around the project", () => {
  const directory = project();
  const host = join(directory, "hosts/a/host.nix");
  const shadow = createShadowTree({ project: directory, texts: new Map([[host, "new"]]), files: [] });
  const at = (path: string): string => join(shadow.root, directory, path);
  expect(readFileSync(at("hosts/a/host.nix"), "utf8")).toBe("new");
  expect(lstatSync(at("values.nix")).isFile()).toBe(true);
  expect(readdirSync(at("."))).toEqual(readdirSync(directory));
  expect(readlinkSync(at("hosts/a/relative"))).toBe("../../values.nix");
  expect(realpathSync(at("hosts/a/absolute"))).toBe(at("values.nix"));
  expect(readlinkSync(at("outside"))).toBe("/etc/hostname");
  expect(readlinkSync(at("broken"))).toBe("nowhere");
  // Nobody evaluates it, and it may be large.
  expect(readlinkSync(at(".git"))).toBe(join(directory, ".git"));
  expect(realpathSync(join(shadow.root, "etc"))).toBe(realpathSync("/etc"));
  expect(readFileSync(host, "utf8")).toBe("old");
  shadow.remove();
  expect(existsSync(shadow.root)).toBe(false);
  expect(readFileSync(join(directory, "values.nix"), "utf8")).toBe("values");
});

test("of a project that is too large, copies what is needed and links the rest", () => {
  const directory = project();
  mkdirSync(join(directory, "many"));
  for (let number = 0; number < 2100; number++) writeFileSync(join(directory, "many", `${number}`), "");
  writeFileSync(join(directory, "large"), "x".repeat(2 * 1024 * 1024));
  mkdirSync(join(directory, "many/deep"));
  writeFileSync(join(directory, "many/deep/needed.nix"), "needed");
  writeFileSync(join(directory, "many/deep/other.nix"), "other");
  const needed = join(directory, "many/deep/needed.nix");
  const texts = new Map([[join(directory, "hosts/a/host.nix"), "new"]]);
  const shadow = createShadowTree({ project: directory, texts, files: [needed] });
  try {
    expect(lstatSync(join(shadow.root, needed)).isFile()).toBe(true);
    expect(lstatSync(join(shadow.root, directory, "many/deep/other.nix")).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(shadow.root, directory, "large")).isSymbolicLink()).toBe(true);
  } finally {
    shadow.remove();
  }
});

test("is not in itself where the project has the directory for temporary files", () => {
  const directory = project();
  vi.stubEnv("TMPDIR", directory);
  const file = join(directory, "values.nix");
  const shadow = createShadowTree({ project: directory, texts: new Map([[file, "new"]]), files: [] });
  try {
    expect(shadow.root.startsWith(directory)).toBe(true);
    expect(readFileSync(join(shadow.root, file), "utf8")).toBe("new");
    expect(existsSync(join(shadow.root, shadow.root))).toBe(false);
  } finally {
    shadow.remove();
    vi.unstubAllEnvs();
  }
});
