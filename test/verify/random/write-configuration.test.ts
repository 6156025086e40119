import { expect, test } from "vitest";

import type { RandomConfiguration, RandomModule } from "../../../src/verify/random/configuration.ts";
import { call, list, nix, set, string } from "../../../src/verify/random/expression.ts";
import { writeConfiguration } from "../../../src/verify/random/write-configuration.ts";

const MODULE: RandomModule = {
  parent: -1,
  stands: "file",
  isFunction: false,
  hasConfig: false,
  declares: [],
  imports: [],
  attributes: [],
};

function filesOf(configuration: Partial<RandomConfiguration>): Record<string, string> {
  const whole = { modules: [MODULE], definitions: [], wrappings: [], mistake: null, ...configuration };
  return Object.fromEntries(writeConfiguration(whole));
}

test("a single definition is a line", () => {
  const loc = ["containers", "a b", "if", "path"];
  expect(filesOf({ definitions: [{ module: 0, loc, value: string('say "${hi}"\n') }] })).toEqual({
    "configuration.nix": '{ containers."a b"."if".path = "say \\"\\${hi}\\"\\n"; }\n',
  });
});

test("several definitions of an option in one module are merged, and sets are wrapped where they are", () => {
  const loc = ["containers", "web"];
  const definitions = [
    {
      module: 0,
      loc: [...loc, "tmpfs"],
      value: list([string("/a"), nix("(-1)"), call("lib.mkIf true", string("/b"))]),
    },
    { module: 0, loc: [...loc, "tmpfs"], value: call("lib.mkForce", list([])) },
    { module: 0, loc, value: set([]) },
  ];
  const wrappings = [
    { module: 0, loc, by: "{ name, ... }:" },
    { module: 0, loc: ["containers"], by: "lib.mkMerge" },
  ];
  expect(filesOf({ definitions, wrappings })["configuration.nix"]).toBe(
    [
      "{ lib, ... }:",
      "{",
      "  containers = lib.mkMerge [",
      "    {",
      "      web = lib.mkMerge [",
      "        ({ name, ... }: {",
      '          tmpfs = lib.mkMerge [ [ "/a" (-1) (lib.mkIf true "/b") ] (lib.mkForce [ ]) ];',
      "        })",
      "        { }",
      "      ];",
      "    }",
      "  ];",
      "}",
      "",
    ].join("\n"),
  );
});

test("modules stand in files, in directories and in one another", () => {
  const definition = (module: number) => ({ module, loc: ["containers", `c${module}`, "path"], value: string("/p") });
  const files = filesOf({
    modules: [
      { ...MODULE, declares: [[["my", "option"], "{ default = 1; }"]] },
      { ...MODULE, parent: 0, stands: "directory", imports: ["./missing.nix"] },
      { ...MODULE, parent: 1, stands: "inline", attributes: [["_file", '"x"']] },
      { ...MODULE, parent: 2, isFunction: true },
    ],
    definitions: [0, 1, 2, 3].map(definition),
  });
  expect(files).toEqual({
    "configuration.nix": [
      "{ lib, ... }:",
      "{",
      "  imports = [ ./part1 ];",
      "  options.my.option = lib.mkOption { default = 1; };",
      '  config.containers.c0.path = "/p";',
      "}",
      "",
    ].join("\n"),
    "part1/default.nix": [
      "{",
      "  imports = [",
      '    { _file = "x"; imports = [ ./part3.nix ]; containers.c2.path = "/p"; }',
      "    ./missing.nix",
      "  ];",
      '  containers.c1.path = "/p";',
      "}",
      "",
    ].join("\n"),
    "part1/part3.nix": '{ ... }:\n{ containers.c3.path = "/p"; }\n',
  });
});
