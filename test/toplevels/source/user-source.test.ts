import { describe, expect, test } from "vitest";

import { visibleText } from "../../../src/toplevels/source/user-source.ts";
import { sourceOf } from "./source-of.ts";

/** What is seen of a module by who asks for the container `b` alone; a dot stands for what is hidden. */
async function seen(text: string): Promise<string> {
  return visibleText(await sourceOf(text), new Set(["b"])).replaceAll(/\0\w+\0/g, "·");
}

describe("definitions of other containers are hidden", () => {
  test.each([
    [
      "{ containers.a = { config = { }; }; containers.b = { config = { }; }; }",
      "{ containers.a = {·}; containers.b = { config = { }; }; }",
    ],
    ["{ containers = { a = { }; b = { }; }; }", "{ containers = { a = {·}; b = { }; }; }"],
    ["{ config.containers.a = { }; }", "{ config.containers.a = {·}; }"],
    ["{ config = { containers.a = { }; }; options = { }; }", "{ config = { containers.a = {·}; }; options = { }; }"],
    ["{ containers.a.config = { x = 1; }; }", "{ containers.a.config = ·; }"],
    [`{ containers."a b".config.services.x = true; }`, `{ containers."a b".config.services.x = ·; }`],
    ["{ containers.a = { config, ... }: { }; }", "{ containers.a = ·; }"],
    [
      "{ config, lib, ... }@args: let x = 1; in with lib; { containers.a = { }; }",
      "{ config, lib, ... }@args: let x = 1; in with lib; { containers.a = {·}; }",
    ],
    ["{ lib, ... }: { containers.a = lib.mkIf true { }; }", "{ lib, ... }: { containers.a = lib.mkIf true {·}; }"],
    [
      "{ lib, ... }: { config = lib.mkMerge [ { containers.a = { }; } { containers.b = { }; } ]; }",
      "{ lib, ... }: { config = lib.mkMerge [ { containers.a = {·}; } { containers.b = { }; } ]; }",
    ],
    [
      "{ lib, ... }: let inherit (lib) mkIf; in { config = mkIf true { containers.a = { }; }; }",
      "{ lib, ... }: let inherit (lib) mkIf; in { config = mkIf true { containers.a = {·}; }; }",
    ],
    ["{ containers.a = let n = 1; in { x = n; }; }", "{ containers.a = let n = 1; in {·}; }"],
    ["{ containers.a = { inherit (x) y; }; }", "{ containers.a = {·}; }"],
  ])("%s", async (text, visible) => {
    expect(await seen(text)).toBe(visible);
  });
});

describe("what Nix may look at all the same is seen", () => {
  test.each([
    ["attributes that refer to each other", "rec { containers.a = { x = 1; }; }"],
    ["inside containers that refer to each other", "{ containers = rec { a = { x = 1; }; c = a; }; }"],
    ["a value that has a name", "let a = { x = 1; }; in { containers.a = a; }"],
    ["the result of a function", "{ containers.a = make { x = 1; }; }"],
    ["a name that is computed", "{ containers.${name} = { x = 1; }; }"],
    ["names inside that are computed", "{ containers.a = { ${name} = 1; }; }"],
    ["a property that is written out", `{ containers.a = { _type = "if"; condition = false; content = { }; }; }`],
    ["a type that is inherited", "{ containers.a = { inherit (x) _type; }; }"],
    ["a type below the name", `{ containers.a._type = "if"; }`],
    ["sets that are joined", "{ containers = { a = { x = 1; }; } // others; }"],
    ["containers of something else", "{ services.containers.a = { x = 1; }; }"],
    ["a file with a mistake", "{ containers.a = { x = 1 }; }"],
    [
      "a function of one's own that is called mkIf",
      "let mkIf = c: x: x.y; in { containers.a = mkIf true { y = 1; }; }",
    ],
    ["a lib of one's own", "let lib = import ./lib.nix; in { containers.a = lib.mkIf true { y = 1; }; }"],
    ["mkIf of somewhere else", "let inherit (own) mkIf; in { containers.a = mkIf true { y = 1; }; }"],
    ["an argument called mkIf", "{ mkIf, ... }: { containers.a = mkIf true { y = 1; }; }"],
  ])("%s", async (_, text) => {
    expect(await seen(text)).toBe(text);
  });
});
