import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { chooseFrom, type FromEvidence } from "../../../src/migrate/release/choose-from.ts";
import { type Pin, pinnedReleases } from "../../../src/migrate/release/pinned-release.ts";
import { parseRelease } from "../../../src/releases/release-name.ts";
import type { Release } from "../../../src/releases/releases.ts";

const scratch = mkdtempSync(join(tmpdir(), "nixctr-pins-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function release(name: string): Release {
  const found = parseRelease(name);
  if (found === undefined) throw new Error(`no release: ${name}`);
  return found;
}

function pin(branch: string): Pin {
  return { file: "/flake.lock", branch, release: parseRelease(/\d\d\.\d\d/.exec(branch)?.[0] ?? "") };
}

const nothing: FromEvidence = { given: undefined, nixpkgs: undefined, pins: [], to: release("26.05") };

describe("the release before is", () => {
  test.each<[string, Partial<FromEvidence>, string]>([
    ["given", { given: { release: release("20.03"), option: "--from" }, pins: [pin("nixos-23.11")] }, "20.03"],
    ["pinned", { pins: [pin("nixos-23.11")], nixpkgs: { version: "24.05" } }, "23.11"],
    ["pinned twice to the same", { pins: [pin("nixos-23.11"), pin("nixos-23.11-small")] }, "23.11"],
    ["that of the nixpkgs in use", { nixpkgs: { version: "24.05pre-git" } }, "24.05"],
  ])("%s", (_, evidence, expected) => {
    expect(chooseFrom({ ...nothing, ...evidence })).toMatchObject({ release: { name: expected } });
  });

  test.each<[string, Partial<FromEvidence>, string]>([
    ["nothing says it", {}, "no nixpkgs is in use"],
    ["a pin is no release", { pins: [pin("nixos-unstable")] }, "nixos-unstable, which is no release"],
    ["pins differ", { pins: [pin("nixos-23.11"), pin("nixos-24.05")] }, "nixos-23.11, and /flake.lock to nixos-24.05"],
    ["the new one is in use", { nixpkgs: { version: "26.05" } }, "26.05 is in use already"],
    ["the nixpkgs in use is not known", { nixpkgs: { version: "17.09" } }, "17.09, which is not known"],
    ["the nixpkgs in use says nothing", { nixpkgs: { version: undefined } }, "of no release that it names"],
  ])("not clear where %s", (_, evidence, unclear) => {
    expect(chooseFrom({ ...nothing, ...evidence })).toEqual({ unclear: expect.stringContaining(unclear) });
  });
});

describe("pins are read from", () => {
  const flake = {
    nodes: {
      root: { inputs: { nixpkgs: "nixpkgs_2", other: "nixpkgs" } },
      nixpkgs: { original: { ref: "nixos-20.09" } },
      nixpkgs_2: { original: { type: "github", ref: "nixos-23.11" } },
    },
  };
  test.each<[string, unknown, string | undefined]>([
    ["flake.lock", flake, "nixos-23.11"],
    ["flake.lock", { nodes: { root: { inputs: { nixpkgs: ["other", "nixpkgs"] } } } }, undefined],
    ["npins/sources.json", { pins: { nixpkgs: { type: "Channel", name: "nixos-24.05" } } }, "nixos-24.05"],
    ["npins/sources.json", { pins: { nixpkgs: { type: "Git", branch: "release-24.11" } } }, "release-24.11"],
    ["nix/sources.json", { nixpkgs: { branch: "nixos-21.05" }, old: { branch: "nixos-19.03" } }, "nixos-21.05"],
    ["nix/sources.json", { __proto__: { nixpkgs: { branch: "nixos-21.05" } } }, undefined],
  ])("%s: %j", (file, content, branch) => {
    const directory = mkdtempSync(join(scratch, "project-"));
    const path = join(directory, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(content));
    mkdirSync(join(directory, ".git"));
    mkdirSync(join(directory, "hosts/a"), { recursive: true });
    const found = pinnedReleases(join(directory, "hosts/a/configuration.nix"));
    expect(found.map((pinned) => pinned.branch)).toEqual(branch === undefined ? [] : [branch]);
  });

  test("no file that is broken", () => {
    const directory = mkdtempSync(join(scratch, "project-"));
    writeFileSync(join(directory, "flake.lock"), "{");
    expect(pinnedReleases(join(directory, "configuration.nix"))).toEqual([]);
  });
});
