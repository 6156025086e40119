import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, test } from "vitest";

import { collectDependencies, type Used } from "../../../src/toplevels/dependencies/collect-dependencies.ts";
import { createMentions } from "../../../src/toplevels/dependencies/nixpkgs-dependencies.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";
import { sourceOf } from "../source/source-of.ts";

const NIXPKGS = {
  "nixpkgs/nixos/lib/eval-config.nix": `{ a = builtins.readFile ./../modules/data/script.sh; b = builtins.getEnv "SHELL"; }`,
  "nixpkgs/nixos/modules/data/script.sh": "",
  "nixpkgs/pkgs/hello/fix.patch": "",
  "nixpkgs/pkgs/hello/src/main.c": "",
};

/** The dependencies of a configuration, each as its kind and name; paths begin in a directory of the test. */
async function collect(
  files: Readonly<Record<string, string>>,
  used: Partial<Used> & { readonly evaluated: readonly string[] },
  searchPath = "",
) {
  const root = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text.replaceAll("@root@", root));
  }
  const within = (name: string): string => (name.startsWith("/") || name.startsWith("«") ? name : join(root, name));
  const found = await collectDependencies(
    {
      files: used.evaluated.map(within),
      copied: (used.copied ?? []).map(within),
      inputs: (used.inputs ?? []).map(within),
      asked: used.asked,
    },
    {
      entry: join(root, "conf/configuration.nix"),
      searchPath: searchPath.replaceAll("@root@", root),
      read: (file) => sourceOf(readFileSync(file, "utf8"), file),
      mentions: createMentions(),
    },
  );
  const short = (text: string): string => text.replace(`${root}/`, "").replace(root, ".");
  if ("untracked" in found) return { untracked: short(found.untracked), sources: [], others: [] };
  return {
    sources: found.sources.map(({ file, visible }) => `${short(file)}${visible === null ? "" : " in part"}`),
    others: found.others.map(({ kind, name }) => `${kind} ${short(name)}`),
  };
}

const CONF = ["conf/configuration.nix"];

describe("texts of the configuration", () => {
  test("of modules that define other containers, only a part counts", async () => {
    const files = {
      "conf/configuration.nix": "{ imports = [ ./web.nix ]; containers.b.config = ./guest.nix; }",
      "conf/web.nix": "{ containers.a = { }; }",
      "conf/guest.nix": "{ }",
    };
    const evaluated = Object.keys(files);
    const watched = await collect(files, { evaluated, asked: new Set(["b"]) });
    expect(watched.sources).toEqual(["conf/configuration.nix in part", "conf/web.nix in part", "conf/guest.nix"]);
    const unwatched = await collect(files, { evaluated });
    expect(unwatched.sources).toEqual(evaluated);
  });

  test("what is Nix's own is left out, and what is in the store known by its name", async () => {
    const { sources, others } = await collect(
      { "conf/configuration.nix": "{ }" },
      { evaluated: ["«nix-internal»/derivation.nix", ...CONF] },
    );
    expect({ sources, others }).toEqual({ sources: CONF, others: [] });
  });
});

describe("what texts name", () => {
  test.each([
    ["./a.txt", ["content conf/a.txt"]],
    ["./sub", ["tree conf/sub"]],
    ["./missing", ["kind conf/missing"]],
    ["import ./sub", ["real conf/sub/default.nix"]],
    ["{ imports = [ ./a.txt ]; }", ["real conf/a.txt"]],
    [`"@root@/conf/a.txt"`, ["content conf/a.txt"]],
    [`"@root@/conf/sub"`, ["kind conf/sub"]],
    [`f: [ (builtins.readFile f) "@root@/conf/sub" ]`, ["tree conf/sub"]],
    [`builtins.readDir "@root@/conf/sub"`, ["tree conf/sub"]],
    [`builtins.getEnv "A"`, ["variable A"]],
    [`"/nix/store/x-source"`, []],
    ["import <other>", ["real ./conf", "real ./conf/sub", "names ./conf/sub"]],
  ])("%s", async (text, expected) => {
    const files = { "conf/configuration.nix": text, "conf/a.txt": "", "conf/sub/b": "" };
    const { others } = await collect(files, { evaluated: CONF }, "other=@root@/conf:@root@/conf/sub");
    expect(others.map((other) => other.replace(" ./", " "))).toEqual(expected.map((each) => each.replace(" ./", " ")));
  });

  test("the lock file beside a flake", async () => {
    const { others } = await collect({ "conf/flake.nix": "{ }" }, { evaluated: ["conf/flake.nix"] });
    expect(others).toEqual(["kind conf/flake.lock"]);
  });

  test("what cannot be kept track of is told", async () => {
    const { untracked } = await collect({ "conf/configuration.nix": "builtins.currentTime" }, { evaluated: CONF });
    expect(untracked).toBe("currentTime");
  });

  test("paths that were copied to the store", async () => {
    const files = { "conf/configuration.nix": "{ }", "conf/sub/b": "" };
    expect((await collect(files, { evaluated: CONF, copied: ["conf/sub", "conf/sub/b"] })).others).toEqual([
      "tree conf/sub",
      "content conf/sub/b",
    ]);
  });
});

test("inputs of a flake count with all that is in them, but for a nixpkgs", async () => {
  const { others } = await collect(
    { ...NIXPKGS, "conf/configuration.nix": "{ }", "data/file": "" },
    { evaluated: ["nixpkgs/nixos/lib/eval-config.nix", ...CONF], inputs: ["data", "nixpkgs"] },
  );
  expect(others.filter((other) => other.startsWith("tree"))).toEqual(["tree data"]);
});

describe("a nixpkgs", () => {
  test("counts by what lies beside the files that are used", async () => {
    const { sources, others } = await collect(
      { ...NIXPKGS, "conf/configuration.nix": "../nixpkgs" },
      {
        evaluated: ["nixpkgs/nixos/lib/eval-config.nix", ...CONF],
        copied: ["nixpkgs/pkgs/hello/fix.patch", "nixpkgs/pkgs/hello/src"],
      },
    );
    expect(sources).toEqual(CONF);
    expect(new Set(others)).toEqual(
      new Set([
        "commit nixpkgs",
        "listing nixpkgs",
        "listing nixpkgs/lib",
        "listing nixpkgs/nixos/lib",
        "listing nixpkgs/nixos/modules/data",
        "listing nixpkgs/pkgs/hello",
        "tree nixpkgs/pkgs/hello/src",
        "variable SHELL",
      ]),
    );
  });

  test("a configuration that stands in it is the user's all the same", async () => {
    const files = { "conf/nixos/lib/eval-config.nix": "", "conf/configuration.nix": "./a.txt", "conf/a.txt": "" };
    const { sources } = await collect(files, { evaluated: Object.keys(files).slice(0, 2) });
    expect(sources).toEqual(CONF);
  });
});
