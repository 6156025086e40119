import { describe, expect, test } from "vitest";

import { type Reads, readsIn } from "../../../src/toplevels/source/reads-in.ts";
import { tokensOf } from "../../../src/syntax/tokens.ts";

function reads(text: string): Reads {
  return readsIn(
    tokensOf(text).filter(({ kind }) => kind !== "comment"),
    "/conf",
  );
}

describe("paths", () => {
  test.each([
    ["./a.txt", "value /conf/a.txt"],
    ["builtins.readFile ./a.txt", "value /conf/a.txt"],
    ["import ./a.nix", "module /conf/a.nix"],
    ["import (./a.nix) { }", "module /conf/a.nix"],
    ["{ imports = [ ./a.nix (import ../b.nix { }) ]; }", "module /conf/a.nix, module /b.nix"],
    ["{ imports = [ ] ++ [ ./a.nix ]; }", "value /conf/a.nix"],
    ["{ modules = [ ./a.nix ]; }", "value /conf/a.nix"],
    ['./hosts + "/${name}"', "value /conf/hosts"],
    ["./hosts/${name}/a.nix", "value /conf/hosts"],
    ["./hosts/a-${name}.nix", "value /conf/hosts"],
    ["import ./${name}.nix", "value /conf"],
    ["/etc/a", "value /etc/a"],
    [`{ hostPath = "/srv/a"; }`, "text /srv/a"],
    [`"/srv/\${name}/a"`, "text /srv"],
    [`"\${dir}/a"`, ""],
    [`builtins.readDir "/srv/a"`, "value /srv/a"],
    [`builtins.readFile ("/srv/a")`, "value /srv/a"],
    [`{ fileSystems."/srv" = { }; }`, ""],
    ["''\n/etc/a\n''", ""],
    ["# ./a.txt", ""],
    ["https://example.org/a", ""],
    ["<nixpkgs/lib>", ""],
    ["a / b", ""],
  ])("%s", (text, expected) => {
    expect(
      reads(text)
        .paths.map(({ as, path }) => `${as} ${path}`)
        .join(", "),
    ).toBe(expected);
  });
});

describe("what cannot be kept track of", () => {
  test.each([
    "builtins.currentTime",
    "__currentTime",
    "builtins.getEnv name",
    "map builtins.getEnv names",
    "fetchTarball { }",
    "builtins.fetchurl x",
    `"\${dir}/../a"`,
    `./. + "/../a"`,
    "dirOf ./a",
    "<other>",
    "builtins.readFile config.a.path",
    'builtins.pathExists (config.a.path + "/b")',
    `"file:///etc/a"`,
  ])("%s", (text) => {
    expect(reads(text).untracked).not.toEqual([]);
  });

  test.each(["pkgs.fetchurl { }", "{ fetchurl }: fetchurl { }", `"a ../b"`, "../a", "import <other>", `"…/path..x"`])(
    "but not %s",
    (text) => {
      expect(reads(text).untracked).toEqual([]);
    },
  );
});

test("variables of the environment by name", () => {
  expect(reads(`builtins.getEnv "A" + getEnv ("B") + __getEnv "C"`)).toMatchObject({
    variables: ["A", "C"],
    untracked: ["getEnv"],
  });
});

describe("paths that are computed", () => {
  test.each([
    ["builtins.readFile ./a", false],
    ["builtins.readFile (./a + name)", false],
    ["builtins.readDir ./a/${b}", false],
    [`builtins.pathExists "/a"`, false],
    ["builtins.readFile file", true],
    ["map builtins.readFile files", true],
    [`builtins.readFile "\${dir}/a"`, true],
    ["lib.importJSON x", true],
    ["builtins.path { path = x; }", true],
    ["config.a.path", false],
    ["import x", false],
  ])("%s: %s", (text, computed) => {
    expect(reads(text).computed).toBe(computed);
  });
});

describe("looking at modules otherwise than by their values", () => {
  test.each([
    ["{ options, ... }: options.containers.definitions", true],
    ["args: args.options", true],
    ["(options.a.isDefined)", true],
    ["with lib; options.a.b == 1", true],
    ["{ options.a.b = 1; }", false],
    ["{ config = 1; options = { a = 1; }; }", false],
    [`{ options."a".b = 1; }`, false],
    ["{ extendModules, ... }: 1", true],
    ["builtins.unsafeGetAttrPos x y", true],
    ["__curPos.file", true],
    ["import <nixpkgs/nixos> { }", true],
    ["import <nixpkgs> { }", false],
  ])("%s: %s", (text, reflects) => {
    expect(reads(text).reflects).toBe(reflects);
  });
});
