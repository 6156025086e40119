import { readdirSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import type { LoweredHost } from "../../lowering/types.ts";
import { loweredFor, STAND_IN, standInTree, writeArtifacts } from "../verify/stand-in-tree.ts";
import { directoryWith, nixctr, processesWith, until } from "./nixctr.ts";

const WEB = `{ containers.web = { path = "/web"; autoStart = true; }; }\n`;
const WRONG = `{ containers.web = { path = "/web"; autoStart = "yes"; }; }\n`;

let lowered: LoweredHost;
beforeAll(async () => {
  lowered = await loweredFor(join(directoryWith({ "web.nix": WEB }), "web.nix"), STAND_IN);
});

/** A stand-in for nixpkgs whose NixOS makes the same of `WEB` as nixctr. */
function agreeing(): string {
  const tree = standInTree();
  writeArtifacts(tree, lowered);
  return tree;
}

/** One that kills in another way. */
function differing(): string {
  const tree = standInTree();
  const units = Object.entries(lowered.units).map(
    ([name, text]) => [name, text.replace("=mixed", "=process")] as const,
  );
  writeArtifacts(tree, { ...lowered, units: Object.fromEntries(units) });
  return tree;
}

describe("what both sides make of configurations is compared", () => {
  test("where all is equal, with exit status 0", async () => {
    const directory = directoryWith({ "web.nix": WEB, "wrong.nix": WRONG });
    const tree = agreeing();
    const result = await nixctr(["verify", "--nixpkgs", tree, "web.nix", "wrong.nix"], { directory });
    expect(result).toMatchObject({
      status: 0,
      stderr: "nixctr: verifying for NixOS 26.05 (that of the nixpkgs in use)\n",
    });
    expect(result.stdout.replaceAll(tree, "NIXPKGS")).toBe(`web.nix, NixOS 26.05 of NIXPKGS
  the host  28 artifacts, all equal
  web       48 artifacts, all equal

wrong.nix, NixOS 26.05 of NIXPKGS
  refused by both: A definition for option \`containers.web.autoStart' is not of
  type \`boolean'. Definition values:

2 configurations: 1 lowered alike, 1 refused alike
`);
  });

  test("where something differs, with exit status 1, and with a matrix of several nixpkgs", async () => {
    const directory = directoryWith({ "web.nix": WEB });
    const [one, other] = [agreeing(), differing()];
    const args = ["verify", "--quiet", "--nixpkgs", one, "--nixpkgs", other, "web.nix"];
    const { status, stdout, stderr } = await nixctr(args, { directory });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("\n-KillMode=process\n+KillMode=mixed\n");
    expect(stdout).toContain("\n# The same for web.\n");
    expect(stdout.split("\n").slice(-5)).toEqual([
      `         ${one}  ${other}`,
      `web.nix  ${"equal".padEnd(one.length)}  2 different`,
      "",
      "1 configuration and 2 NixOS: 1 lowered alike, 1 different",
      "",
    ]);
  });

  test("as one document for programs", async () => {
    const directory = directoryWith({ "web.nix": WEB, "wrong.nix": WRONG });
    const args = ["verify", "--format", "json", "--nixpkgs", differing(), "web.nix", "wrong.nix"];
    const { status, stdout } = await nixctr(args, { directory });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "nixctr.verification/1",
      verifications: [
        {
          input: "web.nix",
          release: "26.05",
          outcome: "different",
          mismatches: [
            { kind: "unit", container: null, name: "container@.service", changes: [], options: [] },
            {
              kind: "unit",
              container: "web",
              expected: expect.stringContaining("\nKillMode=process\n"),
              actual: expect.stringContaining("\nKillMode=mixed\n"),
            },
          ],
        },
        { input: "wrong.nix", outcome: "refused", mismatches: [], refusal: expect.stringContaining("autoStart") },
      ],
    });
  });

  test("as annotations of GitHub", async () => {
    const directory = directoryWith({ "web.nix": WEB });
    const args = ["verify", "-q", "--format", "github", "--nixpkgs", differing(), "web.nix"];
    const { status, stdout } = await nixctr(args, { directory });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^::error title=nixctr verify%2C NixOS 26\.05 of .*-KillMode=process%0A\+KillMode=mixed.*\n$/,
    );
  });

  test("of one container alone", async () => {
    const directory = directoryWith({ "web.nix": `{ imports = [ ${WEB.trim()} ]; containers.db.path = "/db"; }` });
    const { status, stdout } = await nixctr(["verify", "-q", "--only", "web", "--nixpkgs", agreeing(), "web.nix"], {
      directory,
    });
    expect(status).toBe(0);
    expect(stdout).not.toContain("db");
  });

  test("of one container that is not there", async () => {
    const directory = directoryWith({ "web.nix": WEB });
    const { status, stdout } = await nixctr(["verify", "-q", "--only", "wb", "--nixpkgs", STAND_IN, "web.nix"], {
      directory,
    });
    expect(status).toBe(2);
    expect(stdout).toContain("not compared: there is no container `wb'");
  });

  test("of standard input", async () => {
    const { status, stdout } = await nixctr(["verify", "-q", "--nixpkgs", agreeing(), "-"], { input: WEB });
    expect(status).toBe(0);
    expect(stdout).toContain("web       48 artifacts, all equal");
  });

  test("whatever the configuration itself adds to a unit", async () => {
    const text = `{ imports = [ ${WEB.trim()} ]; systemd.services."container@web".after = [ "late.target" ]; }`;
    const directory = directoryWith({ "web.nix": text });
    const { status, stdout } = await nixctr(["verify", "-q", "--nixpkgs", agreeing(), "web.nix"], { directory });
    expect(status).toBe(0);
    expect(stdout).toContain('  not compared: systemd.services."container@web" (web.nix)\n');
  });
});

describe("the definitions are", () => {
  const asking = `{ config, ... }: { containers.web = { path = "/web"; autoStart = config.boot.loader.grub.enable; }; }`;

  test.each([
    ["auto", 0, "web       48 artifacts, all equal"],
    ["nixos", 0, "web       48 artifacts, all equal"],
    ["standalone", 2, "not compared: nixctr: The option `boot.loader.grub.enable' can only be"],
  ])("those of --eval %s", async (how, expected, text) => {
    const directory = directoryWith({ "web.nix": asking });
    const args = ["verify", "-q", "--eval", how, "--nixpkgs", agreeing(), "web.nix"];
    const { status, stdout } = await nixctr(args, { directory });
    expect(stdout).toContain(text);
    expect(status).toBe(expected);
  });
});

describe("what cannot be compared has exit status 2", () => {
  test.each([
    ["without a nixpkgs", ["web.nix"], "nixctr verify needs a nixpkgs to compare with: --nixpkgs PATH"],
    [
      "with a nixpkgs without NixOS",
      ["--nixpkgs", join(STAND_IN, "../evaluation/lib-only-nixpkgs"), "web.nix"],
      "has no NixOS",
    ],
    ["with no such nixpkgs", ["--nixpkgs", "/nowhere", "web.nix"], "--nixpkgs /nowhere: no nixpkgs"],
    ["with no such file", ["--nixpkgs", STAND_IN, "none.nix"], "none.nix: no such file"],
    ["with facts", ["--facts", "facts.json", "web.nix"], "nixctr verify has no option --facts"],
  ])("%s", async (_, args, message) => {
    const result = await nixctr(["verify", ...args], { directory: directoryWith({ "web.nix": WEB }) });
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(message);
  });

  test("without nix", async () => {
    const environment = { NIXCTR_NIX: "/nowhere/nix" };
    const directory = directoryWith({ "web.nix": WEB });
    const result = await nixctr(["verify", "--nixpkgs", STAND_IN, "web.nix"], { directory, environment });
    expect(result).toMatchObject({ status: 2, stderr: "nixctr: NIXCTR_NIX=/nowhere/nix: no such program\n" });
  });

  test("without a place for a store", async () => {
    const directory = directoryWith({ "web.nix": WEB });
    const environment = { TMPDIR: "/nowhere" };
    const result = await nixctr(["verify", "-q", "--nixpkgs", STAND_IN, "web.nix"], { directory, environment });
    const stderr = "nixctr: /nowhere cannot be written: no such file or directory\n";
    expect(result).toMatchObject({ status: 2, stdout: "", stderr });
  });

  test("where the system of a container does not evaluate", async () => {
    const directory = directoryWith({ "web.nix": `{ containers.web.config = { nothing.like.it = true; }; }` });
    const { status, stdout } = await nixctr(["verify", "-q", "--nixpkgs", agreeing(), "web.nix"], { directory });
    expect(status).toBe(2);
    expect(stdout).toContain("not compared: the system of the container `web' cannot be evaluated: The\n");
  });

  test("where it is interrupted, and nothing stays behind", async () => {
    const endless = `let
  times = n: f: builtins.foldl' (_: f) 0 (builtins.genList (i: i) n);
in
{ containers.web.path = toString (times 10000 (_: times 10000 (_: times 10000 (_: times 10000 (i: i))))); }\n`;
    const directory = directoryWith({ "endless.nix": endless, "web.nix": WEB, "tmp/kept": "" });
    const temporary = join(directory, "tmp");
    const result = await nixctr(["verify", "--nixpkgs", STAND_IN, "endless.nix", "web.nix"], {
      directory,
      environment: { TMPDIR: temporary },
      started: async (pid) => {
        await until(() => processesWith("endless.nix").some((found) => found !== pid));
        process.kill(pid, "SIGINT");
      },
    });
    expect(result.status).toBe(2);
    expect(result.stdout).toContain("not compared: NixOS: Interrupted (SIGINT); the evaluation was stopped.");
    expect(result.stdout).not.toContain("web.nix,");
    expect(result.stderr).toContain("nixctr: interrupted; not verified: web.nix\n");
    expect(readdirSync(temporary)).toEqual(["kept"]);
    expect(processesWith(directory)).toEqual([]);
  });
});
