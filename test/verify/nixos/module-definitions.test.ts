import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { nixArguments, NO_STORE } from "../../../src/evaluation/nix-arguments.ts";
import { NIX_DIRECTORY } from "../../../src/evaluation/nix-directory.ts";
import { NIX_ENVIRONMENT } from "../../../src/evaluation/nix-environment.ts";
import { nixPath } from "../../../src/evaluation/nix-string.ts";
import { runLimited } from "../../../src/evaluation/run-limited.ts";
import { nixProgram } from "../../evaluation/evaluate-configuration.ts";
import { STAND_IN } from "../stand-in-tree.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";

/** A NixOS with the options that the modules below define. */
const NIXOS = `rec {
  lib = import ${nixPath(`${STAND_IN}/lib`)};
  pkgs = { };
  config = { yes = true; no = false; };
  options = { a.b = lib.mkOption { }; a.c = lib.mkOption { }; d = lib.mkOption { }; };
}`;

/** The paths of the options that a module defines. */
async function definedBy(module: string): Promise<unknown> {
  const file = join(temporaryDirectory(), "module.nix");
  writeFileSync(file, module);
  const definitions = `import ${nixPath(`${NIX_DIRECTORY}nixos/module-definitions.nix`)}`;
  const expression = `map ({ loc, ... }: builtins.concatStringsSep "." loc) (${definitions} { nixos = ${NIXOS}; file = ${nixPath(file)}; })`;
  const outcome = await runLimited({
    program: nixProgram(),
    args: [...nixArguments({ store: NO_STORE, nixpkgs: STAND_IN }), "--expr", expression],
    limits: { seconds: 30, mebibytes: 2048 },
    environment: NIX_ENVIRONMENT,
  });
  if (outcome.kind !== "exit" || outcome.status !== 0) throw new Error(JSON.stringify(outcome));
  return JSON.parse(outcome.stdout);
}

test.each([
  ["a set", `{ a.b = 1; d.x.y = 2; }`, ["a.b", "d"]],
  ["a set with more beside", `{ imports = [ ./x.nix ]; options.e = { }; config = { a.c = throw "never"; }; }`, ["a.c"]],
  [
    "a function of whatever NixOS gives",
    `{ config, utils, ... }@all: { config.a.b = utils.escape all.config.yes; }`,
    ["a.b"],
  ],
  [
    "properties around sets and values",
    `{ config, lib, ... }: {
      config = lib.mkMerge [
        { a = lib.mkIf config.yes { b = lib.mkForce 1; }; }
        (lib.mkIf config.no { a.c = 1; })
        { d = lib.mkIf config.no 1; }
        { d = lib.mkBefore [ 1 ]; }
      ];
    }`,
    ["a.b", "d"],
  ],
])("%s", async (_, module, expected) => {
  expect(await definedBy(module)).toEqual(expected);
});
