import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { generateConfiguration } from "../../src/verify/random/generate/generate-configuration.ts";
import { writeConfiguration } from "../../src/verify/random/write-configuration.ts";
import { releaseNamed } from "../evaluation/evaluate-configuration.ts";
import { editFile, standInTree } from "../verify/stand-in-tree.ts";
import { directoryWith, nixctr } from "./nixctr.ts";

const NOTHING = "{ }\n";

/** A seed whose first configuration for 26.05 is the smallest that there is. */
function seedOfNothing(): string {
  const release = releaseNamed("26.05");
  for (let seed = 0; ; seed += 1) {
    const files = writeConfiguration(generateConfiguration({ seed, index: 0, release }));
    if ([...files.values()].join("") === NOTHING) return String(seed);
  }
}

const seed = seedOfNothing();

/** A stand-in for nixpkgs that lacks something of 26.05, which the real one has on every host. */
function lacking(): string {
  return standInTree();
}

function agreeing(): string {
  const tree = lacking();
  const hosts = 'networking.extraHosts = "";';
  editFile(tree, "nixos/modules/host.nix", hosts, `${hosts} systemd.targets.multi-user.wants = [ "machines.target" ];`);
  return tree;
}

describe("random configurations are verified", () => {
  test("where all agree, with exit status 0, and nothing is saved", async () => {
    const directory = directoryWith();
    const args = ["verify", "--nixpkgs", agreeing(), "--random", "1", "--seed", seed];
    const result = await nixctr(args, { directory });
    expect(result).toMatchObject({
      status: 0,
      stdout: `1 random configuration for NixOS 26.05, seed ${seed}: 1 lowered alike, 0 refused alike, 0 different, 0 not compared\n`,
      stderr: "nixctr: verifying for NixOS 26.05 (that of the nixpkgs in use)\n",
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  test("where some differ, with exit status 1, and a small one is saved", async () => {
    const directory = directoryWith();
    const args = ["verify", "--quiet", "--nixpkgs", lacking(), "--random", "1", "--seed", seed, "--save", "saved"];
    const { status, stdout, stderr } = await nixctr(args, { directory });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(
      /^explained: configuration 0\n {2}The nixpkgs lacks `multi-user-wants-machines` of NixOS 20.03:/,
    );
    expect(stdout).toContain("\n# configuration.nix (from configuration 0)\n{ }\n");
    expect(stdout).toContain("\n+machines.target\n");
    expect(stdout).toContain(`\nsaved to saved/${seed}-0\n`);
    expect(readFileSync(join(directory, `saved/${seed}-0/configuration.nix`), "utf8")).toBe(NOTHING);
    expect(existsSync(join(directory, `saved/${seed}-0/README.md`))).toBe(true);
  });

  test("where the small one cannot be saved, what came of it is told all the same", async () => {
    const directory = directoryWith({ file: "" });
    const args = ["verify", "--quiet", "--nixpkgs", lacking(), "--random", "1", "--seed", seed, "--save", "file"];
    const { status, stdout, stderr } = await nixctr(args, { directory });
    expect(stderr).toBe(`nixctr: the examples are not saved: file/${seed}-0 is not a directory\n`);
    expect(stdout).toMatch(/^explained: configuration 0\n/);
    expect(stdout).not.toContain("saved to");
    expect(status).toBe(2);
  });

  test("as one document for programs", async () => {
    const args = ["verify", "--nixpkgs", agreeing(), "--random", "1", "--seed", seed, "--format", "json"];
    const { status, stdout } = await nixctr(args, { directory: directoryWith() });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "nixctr.random-verification/1",
      reports: [{ count: 1, release: "26.05", agreed: { accepted: 1, refused: 0 }, differing: 0, causes: [] }],
    });
  });
});

test.each([
  [["--random", "0"], "--random 0: has to be a whole number, 1 or more"],
  [["--random", "1", "--seed", "x"], "--seed x: has to be a whole number, 0 or more"],
  [["--seed", "1"], "--seed and --save are for random configurations: --random N"],
  [["--random", "1", "host.nix"], "--random makes configurations of its own: it takes no INPUT, no --nixos-tests"],
])("%j makes no sense", async (args, message) => {
  const { status, stderr } = await nixctr(["verify", ...args]);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
