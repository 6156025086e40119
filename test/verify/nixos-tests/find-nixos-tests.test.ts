import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { nixArguments, NO_STORE } from "../../../src/evaluation/nix-arguments.ts";
import { runLimited } from "../../../src/evaluation/run-limited.ts";
import { nixosExpression, type NixosSource } from "../../../src/nixos/nixos-source.ts";
import { findNixosTests } from "../../../src/verify/nixos-tests/find-nixos-tests.ts";

const given = { nix: "nix", limits: { seconds: 30, mebibytes: 2048 }, system: "x86_64-linux" };
const trees = {
  driver: join(import.meta.dirname, "driver-tree"),
  module: join(import.meta.dirname, "module-tree"),
};

/** What the machine of a source has as containers, seen through its `config` and through its `options`. */
async function containersOf(source: NixosSource): Promise<unknown> {
  const nixos = nixosExpression(source);
  const outcome = await runLimited({
    program: given.nix,
    args: [
      ...nixArguments({ store: NO_STORE, nixpkgs: undefined }),
      "--expr",
      `let nixos = ${nixos}; in [ nixos.config.containers nixos.options.containers.value nixos.pkgs.system ]`,
    ],
    limits: given.limits,
    environment: {},
  });
  return outcome.kind === "exit" && outcome.status === 0 ? JSON.parse(outcome.stdout) : outcome;
}

describe.each([
  [
    "that call a driver",
    trees.driver,
    [
      "containers-one.nix: machine",
      "containers-several.nix: ipv4.client",
      "containers-several.nix: ipv4.server",
      "containers-several.nix: ipv6.machine",
    ],
    "containers-one.nix: machine",
    { web: { path: "/system/x86_64-linux" } },
  ],
  [
    "that are modules",
    trees.module,
    [
      "containers-driver.nix: machine",
      "containers-module.nix: first",
      "containers-module.nix: second",
      "containers-several.nix: ipv4.machine",
      "containers-several.nix: ipv6.machine",
    ],
    "containers-module.nix: second",
    { web: { path: "/system/web" } },
  ],
])("tests %s", (_, nixpkgs, labels, machine, containers) => {
  test("have machines", async () => {
    const { subjects, broken } = await findNixosTests({ ...given, nixpkgs });
    expect(subjects.map(({ label }) => label)).toEqual(labels);
    expect(broken).toEqual([]);
    const subject = subjects.find(({ label }) => label === machine);
    expect(subject && (await containersOf(subject.source))).toEqual([containers, containers, "x86_64-linux"]);
  });
});

test.each([
  ["containers-driver.nix: machine", "/system/x86_64-linux"],
  ["containers-several.nix: ipv6.machine", "/system/six"],
])("the machine of a driver has options where tests are modules: %s", async (label, path) => {
  const { subjects } = await findNixosTests({ ...given, nixpkgs: trees.module });
  const subject = subjects.find((found) => found.label === label);
  const containers = { web: { path } };
  expect(subject && (await containersOf(subject.source))).toEqual([containers, containers, "x86_64-linux"]);
});

test("a file that cannot be evaluated does not hide the others", async () => {
  const nixpkgs = treeWith({
    "containers-good.nix": "{ system, ... }: { nodes.machine = { }; }",
    "containers-bad.nix": 'throw "not for this platform"',
  });
  const { subjects, broken } = await findNixosTests({ ...given, nixpkgs });
  expect(subjects.map(({ label }) => label)).toEqual(["containers-good.nix: machine"]);
  expect(broken).toEqual([{ file: "containers-bad.nix", message: "not for this platform" }]);
});

test("a nixpkgs without such tests is told", async () => {
  await expect(findNixosTests({ ...given, nixpkgs: "/no-nixpkgs" })).rejects.toThrow(
    "/no-nixpkgs: it has no nixos/tests/containers-*.nix",
  );
});

test("an evaluation that does not end is stopped", async () => {
  const nixpkgs = treeWith({
    "containers-one.nix": "let loop = n: loop (n + 1); in loop 0",
    "containers-two.nix": "{ system, ... }: { nodes = { }; }",
  });
  const limits = { seconds: 1, mebibytes: 2048 };
  const { subjects, broken } = await findNixosTests({ ...given, limits, nixpkgs });
  expect(subjects).toEqual([]);
  expect(broken.map(({ file }) => file)).toEqual(["containers-one.nix", "containers-two.nix"]);
});

function treeWith(tests: Readonly<Record<string, string>>): string {
  const nixpkgs = mkdtempSync(join(tmpdir(), "nixctr-tests-"));
  const directory = join(nixpkgs, "nixos", "tests");
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(tests)) writeFileSync(join(directory, name), text);
  return nixpkgs;
}
