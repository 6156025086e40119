import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { findNixpkgs, isNixpkgs } from "../../src/evaluation/find-nixpkgs.ts";
import { describeDefinitions, describeDiagnostic } from "./describe-evaluation.ts";
import { evaluateText, saidOf } from "./evaluate-configuration.ts";
import { inStandardInput } from "./nix-version.ts";

const here = fileURLToPath(new URL(".", import.meta.url)).slice(0, -1);
const standIn = `${here}/stand-in-nixpkgs`;
const libOnly = `${here}/lib-only-nixpkgs`;

async function definitionsOf(text: string, nixpkgs: string | undefined = standIn): Promise<unknown> {
  const evaluation = await evaluateText(text, { nixpkgs });
  if (evaluation.kind !== "evaluated") throw new Error(saidOf(evaluation)[0]?.message);
  const place = (found: string): string => found.replaceAll(`${standIn}/`, "");
  return describeDefinitions(evaluation.document.containers, place, "containers");
}

describe("a nixpkgs in use", () => {
  test.concurrent("brings its own lib and pkgs, for the system", async () => {
    expect(
      await definitionsOf(`{ lib, pkgs, ... }: {
  containers.web.autoStart = lib.isStandIn;
  containers.web.hostAddress = lib.mkIf true pkgs.hello;
}`),
    ).toEqual({
      "containers.web.autoStart": [`${inStandardInput(2, 3)} true`],
      "containers.web.hostAddress": [`${inStandardInput(3, 3)} "/nix/store/hello-for-x86_64-linux"`],
    });
  });

  test.concurrent("gives its pkgs only to who asks for them", async () => {
    const text = "{ lib, pkgs, ... }: { containers.web.autoStart = lib.isStandIn; }";
    expect(await definitionsOf(text, libOnly)).toEqual({
      "containers.web.autoStart": [`${inStandardInput(1, 23)} true`],
    });
    await expect(definitionsOf("{ pkgs, ... }: { containers.web.hostAddress = pkgs.x; }", libOnly)).rejects.toThrow(
      "pkgs are evaluated",
    );
  });

  test.concurrent("is where modulesPath leads, for imports and disabledModules", async () => {
    const text = (more: string): string =>
      `{ modulesPath, ... }: { imports = [ (modulesPath + "/services/example.nix") ]; ${more} }`;
    expect(await definitionsOf(text(""))).toEqual({
      "containers.example.autoStart": ["nixos/modules/services/example.nix:3:3 true"],
    });
    expect(await definitionsOf(text('disabledModules = [ "services/example.nix" ];'))).toEqual({});
  });

  test.concurrent("is never to blame: places are those of the configuration", async () => {
    expect(
      await definitionsOf(`{ lib, ... }: {
  containers.web = lib.makeContainer "10.0.0.1";
}`),
    ).toEqual({ "containers.web.hostAddress": [`${inStandardInput(2, 3)} "10.0.0.1"`] });
    const evaluation = await evaluateText(
      `{ lib, ... }: {
  containers.web.hostAddress =
    lib.refuse "this";
}`,
      { nixpkgs: standIn },
    );
    expect(saidOf(evaluation).map((diagnostic) => describeDiagnostic(diagnostic, String))).toMatchObject([
      { message: "refused by the lib: this", at: "«stdin»:3:5", loc: "containers.web.hostAddress" },
    ]);
  });

  test.concurrent("has what it has: a missing function is a missing attribute", async () => {
    const text = "{ lib, ... }: { containers.web.hostAddress = lib.toUpper 1; }";
    const evaluation = await evaluateText(text, { nixpkgs: standIn });
    expect(saidOf(evaluation)).toMatchObject([{ code: "not-in-nixpkgs", message: "attribute 'toUpper' missing" }]);
  });
});

describe("findNixpkgs", () => {
  test.each([
    ["nothing", undefined, undefined],
    ["an empty path", "", undefined],
    ["a named entry", `nixpkgs=${standIn}`, standIn],
    ["a named entry behind others", `/nowhere:home-manager=${libOnly}:nixpkgs=${standIn}`, standIn],
    ["a directory with a nixpkgs", `${here}/holder`, undefined],
    ["an entry that is not there", "nixpkgs=/nowhere/nixpkgs", undefined],
    ["the next of two", `nixpkgs=/nowhere:nixpkgs=${standIn}`, standIn],
    ["an address", "nixpkgs=https://example.org/nixpkgs.tar.gz", undefined],
    ["an address before", `other=https://example.org/x.tar.gz:nixpkgs=${standIn}`, standIn],
    ["a channel", "nixpkgs=channel:nixos-19.03", undefined],
    ["a file", `nixpkgs=${standIn}/default.nix`, undefined],
  ])("%s", (_, path, expected) => {
    expect(findNixpkgs(path)).toBe(expected);
  });

  test("knows a nixpkgs by its lib", () => {
    expect(isNixpkgs(standIn)).toBe(true);
    expect(isNixpkgs(here)).toBe(false);
  });
});
