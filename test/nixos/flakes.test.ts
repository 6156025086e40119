import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { LowerResult } from "../../src/finish-lowering.ts";
import { nixProgram } from "../evaluation/evaluate-configuration.ts";
import { directoryOf, hostOf, lowerFlake, shownIn, STAND_IN } from "./lower-whole.ts";

const temporary = realpathSync(mkdtempSync(join(tmpdir(), "nixctr-flakes-")));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

// What is left behind in the temporary directory is seen.
beforeEach(() => vi.stubEnv("TMPDIR", temporary));
afterEach(() => {
  vi.unstubAllEnvs();
  expect(readdirSync(temporary)).toEqual([]);
});

const HOST = `nixpkgs.lib.nixosSystem { modules = [ ./host.nix { fileSystems."/".device = "/dev/sda1"; } ]; }`;
const FLAKE = `{
  inputs.nixpkgs.url = "path:${STAND_IN}";
  outputs = { self, nixpkgs }: { nixosConfigurations.web = ${HOST}; };
}`;

/** A flake with a host `web`. */
function flakeWith(host: string, files: Readonly<Record<string, string>> = {}): string {
  return directoryOf({ "flake.nix": FLAKE, "host.nix": host, ...files });
}

function git(directory: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org"];
  execFileSync("git", [...identity, ...args], { cwd: directory, stdio: "ignore" });
}

function containersOf(result: LowerResult): Readonly<Record<string, { readonly path: string }>> {
  return hostOf(result).containers;
}

const WEB = '{ containers.web.path = "/web"; }';

describe("a host of a flake", () => {
  test("is lowered for the release that its nixpkgs says it is, with what that has", async () => {
    const result = await lowerFlake(".#web", flakeWith(WEB));
    expect(result.notes.nixos?.version).toBe("26.05");
    expect(hostOf(result).units["container@web.service"]).toContain("-systemd/bin");
    expect(hostOf(result).assertions).toEqual([]);
  });

  test.each([
    ["named", "#web"],
    ["the only one", "#"],
    ["with percent signs", "#%77eb"],
    ["as a path", "path:.#web"],
    ["further up", "./sub#web"],
  ])("is found: %s", async (_, input) => {
    expect(containersOf(await lowerFlake(input, flakeWith(WEB, { "sub/x": "" })))["web"]?.path).toBe("/web");
  });

  test("may be in a directory of the tree, and use what is beside it", async () => {
    const directory = directoryOf({
      "flakes/one/flake.nix": FLAKE,
      "flakes/one/host.nix": "import ../../shared.nix",
      "shared.nix": WEB,
    });
    for (const input of [".?dir=flakes/one#web", "path:.?dir=flakes/one#web"]) {
      expect(containersOf(await lowerFlake(input, directory))["web"]?.path).toBe("/web");
    }
  });

  test("has any name that an attribute has", async () => {
    const name = 'a.b "c" é/d${e}';
    const flake = FLAKE.replace(".web =", `.${JSON.stringify(name).replaceAll("$", "\\$")} =`);
    const directory = directoryOf({ "flake.nix": flake, "host.nix": WEB });
    expect(containersOf(await lowerFlake(`#${name}`, directory))["web"]?.path).toBe("/web");
  });

  test("has its mistakes where the author has the files", async () => {
    const directory = flakeWith("{\n  imports = [ ./sub/more.nix ];\n}", {
      "sub/more.nix": "{\n  containers.web.autoStrt = true;\n  networking.nowhere = 1;\n}",
    });
    const { diagnostics } = await lowerFlake("#web", directory);
    expect(diagnostics.map(shownIn(directory))).toEqual([
      "unknown-option at sub/more.nix:2:3: The option `containers.web.autoStrt' does not exist. Definition values:",
      "not-defined at sub/more.nix:2:3: The option `containers.web.path' was accessed but has no value defined. Try setting the option.",
      "unknown-option at sub/more.nix:3:3: The option `networking.nowhere' does not exist. Definition values:",
    ]);
  });

  test("has the values that Nix has, with store paths of the flake and not those of a copy", async () => {
    const directory = flakeWith(`{ containers.web.path = toString ./data; containers.copy.path = "\${./data}"; }`, {
      "data/file": "text\n",
    });
    const containers = containersOf(await lowerFlake("#web", directory));
    expect(containers["web"]?.path).toMatch(/^\/nix\/store\/[a-z0-9]{32}-source\/data$/);
    expect(containers["copy"]?.path).toMatch(/^\/nix\/store\/[a-z0-9]{32}-data$/);
  });
});

describe("a flake in a git repository", () => {
  const module = `{ self, ... }: {
    containers.web.path = "/\${self.rev or "dirty"}/\${toString (self ? lastModified)}";
  }`;
  const flake = FLAKE.replace("nixosSystem {", "nixosSystem { specialArgs = { inherit self; };");

  test("is what git tracks, committed or not", async () => {
    const directory = flakeWith(WEB, { "new.nix": '{ containers.new.path = "/new"; }' });
    git(directory, "init", "--quiet");
    git(directory, "add", "flake.nix", "host.nix");
    git(directory, "commit", "--quiet", "--message", "all");
    writeFileSync(join(directory, "host.nix"), "{ imports = [ ./new.nix ]; }");
    const untracked = await lowerFlake("#web", directory);
    expect(untracked.diagnostics.map(({ code, help }) => [code, help])).toEqual([
      ["file-missing", expect.stringContaining("`git add` adds it")],
    ]);
    git(directory, "add", "new.nix");
    expect(containersOf(await lowerFlake("#web", directory))["new"]?.path).toBe("/new");
  });

  test("knows its revision, and a revision can be asked for", async () => {
    const directory = directoryOf({ "flake.nix": flake, "host.nix": module });
    git(directory, "init", "--quiet", "--initial-branch", "main");
    git(directory, "add", ".");
    git(directory, "commit", "--quiet", "--message", "all");
    const rev = execFileSync("git", ["rev-parse", "HEAD"], { cwd: directory, encoding: "utf8" }).trim();
    expect(containersOf(await lowerFlake("#web", directory))["web"]?.path).toBe(`/${rev}/1`);
    writeFileSync(join(directory, "host.nix"), module.replace("web", "other"));
    expect(Object.keys(containersOf(await lowerFlake("#web", directory)))).toEqual(["other"]);
    const earlier = await lowerFlake(`git+file://${directory}?ref=main&rev=${rev}#web`, directory);
    expect(Object.keys(containersOf(earlier))).toEqual(["web"]);
  });
});

describe("the inputs of a flake", () => {
  /** A store with trees in it, as a user has it. */
  function storeWith(trees: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const store = join(directoryOf({}), "store");
    mkdirSync(store);
    vi.stubEnv("NIX_STORE_DIR", store);
    const hashes = Object.entries(trees).map(([name, tree]) => {
      const narHash = nix("hash", "path", tree);
      const expression = `(derivation { name = "source"; builder = "b"; system = "s"; outputHashMode = "recursive"; outputHash = "${narHash}"; }).outPath`;
      cpSync(tree, nix("eval", "--raw", "--read-only", "--store", "dummy://", "--expr", expression), {
        recursive: true,
      });
      return [name, narHash] as const;
    });
    return Object.fromEntries(hashes);
  }

  function nix(...args: readonly string[]): string {
    const features = ["--extra-experimental-features", "nix-command flakes"];
    return execFileSync(nixProgram(), [...features, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  }

  test("are read where they are: in the store, in the flake, where another input has them, and as mere sources", async () => {
    const site = directoryOf({
      "flake.nix": `{ outputs = { self, nixpkgs }: { host = nixpkgs.lib.nixosSystem; inherit nixpkgs; }; }`,
    });
    const hashes = storeWith({ nixpkgs: STAND_IN, site, data: directoryOf({ file: "text" }) });
    const locked = (name: string, more: object = {}): object => ({
      locked: {
        type: "github",
        owner: "o",
        repo: name,
        narHash: hashes[name],
        rev: "0123456789".repeat(4),
        lastModified: 951782400,
        ...more,
      },
    });
    const lock = {
      version: 7,
      root: "top",
      nodes: {
        top: { inputs: { nixpkgs: "nixpkgs", site: "site", data: "data", own: "own" } },
        nixpkgs: locked("nixpkgs"),
        site: { ...locked("site"), inputs: { nixpkgs: ["nixpkgs"] } },
        data: { ...locked("data"), flake: false },
        own: { locked: { type: "path", path: "./own" }, parent: [] },
      },
    };
    const directory = directoryOf({
      "flake.nix": `{
        inputs.site.url = "github:o/site";
        inputs.data = { url = "github:o/data"; flake = false; };
        inputs.own.url = "path:./own";
        outputs = { nixpkgs, site, data, own, ... }: {
          nixosConfigurations.web = site.host {
            modules = [ own.module {
              containers.rev.path = "/\${nixpkgs.shortRev}/\${data.lastModifiedDate}/\${builtins.readFile "\${data}/file"}";
              containers.same.path = "/\${toString (site.nixpkgs.outPath == nixpkgs.outPath)}";
            } ];
          };
        };
      }`,
      "flake.lock": JSON.stringify(lock),
      "own/flake.nix": `{ outputs = { self }: { module = { fileSystems."/".device = "x"; containers.own.path = "/own"; }; }; }`,
    });
    const containers = containersOf(await lowerFlake("#web", directory));
    expect(containers["rev"]?.path).toBe("/0123456/20000229000000/text");
    expect(containers["same"]?.path).toBe("/1");
    expect(containers["own"]?.path).toBe("/own");
  });

  test("that are paths need no lock, follow each other, and have the inputs that the flake sets", async () => {
    const directory = flakeWith(WEB, {
      "flake.nix": `{
        inputs.site = { url = "path:./site"; inputs.nixpkgs.follows = "base"; };
        inputs.base.follows = "nixpkgs";
        inputs.nixpkgs.url = "path:${STAND_IN}";
        outputs = { site, ... }: { nixosConfigurations.web = site.host [ ./host.nix ]; };
      }`,
      "site/flake.nix": `{
        inputs.nixpkgs.url = "github:o/nixpkgs";
        outputs = { self, nixpkgs }: {
          host = modules: nixpkgs.lib.nixosSystem { modules = modules ++ [ { fileSystems."/".device = "x"; } ]; };
        };
      }`,
    });
    expect(containersOf(await lowerFlake("#web", directory))["web"]?.path).toBe("/web");
  });

  test("that are locked as something else by now are told by name", async () => {
    const directory = flakeWith(WEB);
    writeFileSync(join(directory, "flake.nix"), FLAKE.replace(/path:[^"]*/, "github:NixOS/nixpkgs/nixos-26.05"));
    const original = { type: "github", owner: "NixOS", repo: "nixpkgs", ref: "nixos-25.11" };
    const nodes = { root: { inputs: { nixpkgs: "nixpkgs" } }, nixpkgs: { locked: { type: "github" }, original } };
    writeFileSync(join(directory, "flake.lock"), JSON.stringify({ version: 7, root: "root", nodes }));
    expect((await lowerFlake("#web", directory)).diagnostics.map(shownIn(directory))).toEqual([
      "flake-lock-outdated at nowhere: `flake.lock' is out of date: the input `nixpkgs' is `github:NixOS/nixpkgs/nixos-26.05' in `flake.nix', and was locked as `github:NixOS/nixpkgs/nixos-25.11'.",
    ]);
  });

  test("that are missing are told by name", async () => {
    const directory = flakeWith(WEB);
    const unlocked = FLAKE.replace(/path:[^"]*/, "github:NixOS/nixpkgs");
    writeFileSync(join(directory, "flake.nix"), unlocked);
    expect((await lowerFlake("#web", directory)).diagnostics.map(shownIn(directory))).toEqual([
      "flake-input-not-locked at nowhere: The input `nixpkgs' of the flake is not in `flake.lock'.",
    ]);
    const narHash = `sha256-${"A".repeat(43)}=`;
    const nodes = { root: { inputs: { nixpkgs: "n" } }, n: { locked: { type: "github", narHash } } };
    writeFileSync(join(directory, "flake.lock"), JSON.stringify({ version: 7, root: "root", nodes }));
    expect((await lowerFlake("#web", directory)).diagnostics.map(shownIn(directory))).toEqual([
      expect.stringMatching(
        /^flake-input-missing at nowhere: The input `n' of the flake is not on this machine: there is no \/nix\/store\/[a-z0-9]{32}-source\.$/,
      ),
    ]);
  });
});

describe("a flake that cannot be evaluated", () => {
  test.each([
    ["a syntax error", "{ outputs = { self }: ; }", "syntax-error at flake.nix:1:23"],
    ["an error in the outputs", '{ outputs = { self }: throw "no"; }', "evaluation-error at flake.nix:1:"],
    ["no outputs", "{ }", "evaluation-error at nowhere: attribute 'outputs' missing"],
    ["no hosts", "{ outputs = { self }: { }; }", "flake-without-hosts at nowhere"],
    [
      "modules for a host",
      "{ outputs = { self }: { nixosConfigurations.web = { }; }; }",
      "flake-host-not-nixos at nowhere",
    ],
  ])("says so: %s", async (_, flake, expected) => {
    const directory = directoryOf({ "flake.nix": flake });
    const result = await lowerFlake("#web", directory);
    expect(result.kind).toBe("refused");
    expect(result.diagnostics.map(shownIn(directory))).toEqual([expect.stringContaining(expected)]);
  });

  test("says so: a lock file in which there is a conflict", async () => {
    const directory = flakeWith(WEB, { "flake.lock": "{\n<<<<<<< HEAD\n" });
    expect((await lowerFlake("#web", directory)).diagnostics.map(shownIn(directory))).toEqual([
      expect.stringMatching(/^evaluation-error at flake.lock:1:1: .*parse error at line 2/),
    ]);
  });

  test("says so: a repository of git that is none, in the words of git", async () => {
    const directory = flakeWith(WEB, { ".git/HEAD": "nothing" });
    const [diagnostic] = (await lowerFlake("#web", directory)).diagnostics;
    expect(diagnostic?.message).toMatch(/not a git repository|could not find repository|opening Git repository/i);
  });

  test.each([
    "github:owner/name#web",
    "nowhere#web",
    "https://example.org/flake.tar.gz#web",
    "git+https://example.org/x#web",
  ])("is not fetched: %s", async (input) => {
    const result = await lowerFlake(input, directoryOf({}));
    expect(result.kind).toBe("failed");
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["needs-fetch"]);
  });
});
