import { describe, expect, test } from "vitest";

import { foundIn, lowerModule } from "./lower-whole.ts";

/** What is found in a module that begins in the second line. */
function found(...lines: readonly string[]): Promise<readonly string[]> {
  return foundIn({ "configuration.nix": `{ config, lib, ... }:\n${lines.join("\n")}\n` });
}

describe("what NixOS refuses", () => {
  test("is told of containers all at once, with its place", async () => {
    const files = {
      "configuration.nix": `{
  imports = [ ./other.nix ];
  containers.web = {
    privateNetwrok = true;
    hostAddress = "10.0.0.1";
    forwardPorts = [ { hostPort = "80"; } ];
  };
}`,
      "other.nix": '{\n  containers.web.hostAddress = "10.0.0.9";\n  containers.web.path = "/p";\n}',
    };
    expect(await foundIn(files)).toEqual([
      "unknown-option at configuration.nix:4:5: The option `containers.web.privateNetwrok' does not exist. Definition values:",
      expect.stringMatching(
        /^wrong-type at configuration\.nix:6:24: A definition for option `containers\.web\.forwardPorts\."\[definition 1-entry 1\]"\.hostPort' is not of type /,
      ),
      "conflicting-definitions at other.nix:2:3: The option `containers.web.hostAddress' has conflicting definition values:",
    ]);
  });

  test("of other options is told in the words of NixOS, where a file defines them by name", async () => {
    expect(await found("{", "  networking.bridge.br0 = { };", '  containers.web.path = "/p";', "}")).toEqual([
      "unknown-option at configuration.nix:3:3: The option `networking.bridge' does not exist. Definition values:",
    ]);
    expect(await found("{", '  config.services = { nginx.enable = "yes"; };', "}")).toEqual([]);
    expect(
      await found(
        "{",
        '  config.services = { nginx.enable = "yes"; };',
        '  config.containers.web = { path = "/p"; autoStart = config.services.nginx.enable; };',
        "}",
      ),
    ).toEqual([
      "wrong-type at configuration.nix:3:23: A definition for option `services.nginx.enable' is not of type `boolean'. Definition values:",
    ]);
  });

  test("of both is told together", async () => {
    const both = await found("{", "  networking.bridge.br0 = { };", "  containers.web.autoStrt = true;", "}");
    expect(both.map((line) => line.split(":")[0])).toEqual([
      "unknown-option at configuration.nix",
      "not-defined at configuration.nix",
      "unknown-option at configuration.nix",
    ]);
  });

  test("as definitions contradict each other is told with all of their places", async () => {
    const files = {
      "configuration.nix": `{ config, ... }: {
  imports = [ { networking.hostName = "a"; } ./other.nix ];
  containers.web.path = "/p/\${config.networking.hostName}";
}`,
      "other.nix": '{\n  networking.hostName = "b";\n}',
    };
    expect(await foundIn(files)).toEqual([
      expect.stringMatching(
        /^conflicting-definitions at (?:configuration\.nix:2:17|other\.nix:2:3): The option `networking\.hostName' has conflicting definition values:$/,
      ),
    ]);
  });

  test.each([
    ["a syntax error", ["{ containers.web.path = ; }"], "syntax-error at configuration.nix:2:25"],
    ["a missing import", ["{", "  imports = [ ./nowhere.nix ];", "}"], "import-missing at configuration.nix:3:3"],
    ["a throw", ["{", '  containers.web.path = throw "not yet";', "}"], "evaluation-error at configuration.nix:3:"],
    ["an undefined variable", ["{ containers.web.path = nowhere; }"], "undefined-variable at configuration.nix:2:25"],
    [
      "an option that nobody declares",
      ["{ containers.web.path = config.services.nowhere.path; }"],
      "evaluation-error at configuration.nix:2:25",
    ],
    [
      "an infinite recursion",
      ["{ containers.web.path = config.containers.web.path; }"],
      "infinite-recursion at configuration.nix:2:",
    ],
    [
      "a function that takes too few arguments",
      ["{ containers.web.path = ({ a }: a) { a = 1; b = 2; }; }"],
      "unexpected-argument at configuration.nix:2:",
    ],
  ])("%s has the code and the place that it has without NixOS", async (_, lines, expected) => {
    expect(await found(...lines)).toEqual([expect.stringContaining(expected)]);
  });

  test("an argument that nothing gives is told with who asks for it", async () => {
    const files = { "configuration.nix": "{ inputs, ... }:\n{\n  containers.web.path = inputs.web;\n}" };
    expect(await foundIn(files)).toEqual([
      expect.stringMatching(/^module-argument-missing at configuration\.nix:3:\d+: attribute 'inputs' missing$/),
    ]);
  });
});

test("whoever has a nixpkgs is not told to take one", async () => {
  const { diagnostics } = await lowerModule("{ containers.web.path = nowhere; }");
  expect(diagnostics.map(({ help }) => help)).toEqual(["No `let`, argument or `with` has it."]);
});
