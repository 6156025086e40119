import { describe, expect, it, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { messages } from "../../src/diagnostics/messages.ts";
import type { optionMessages } from "../../src/diagnostics/option-messages.ts";
import type { Release, ReleaseName } from "../../src/releases/releases.ts";
import { SET, attrs, def, given, list, mergeWeb, release, releaseNamed, submodule } from "../options/nodes.ts";

type Options = Parameters<typeof mergeWeb>[0];

function only(options: Options, more: Parameters<typeof mergeWeb>[1] = {}, of: Release = release): Diagnostic {
  const { diagnostics } = mergeWeb(options, more, of);
  expect(diagnostics).toHaveLength(1);
  return given(diagnostics[0]);
}

const FORCE = "All of these definitions have the same priority. Keep one of them, or wrap the value that should win: ";

type HelpCase = readonly [options: Options, help: string, of?: ReleaseName];

/** One configuration for each code, and the help that it is given. */
const cases: { readonly [code in keyof typeof optionMessages]: HelpCase } = {
  "unknown-option": [
    { bindMounts: attrs({ "/a": submodule({}, { undeclared: { source: [def("a", "/b")] } }) }) },
    "The options here are `mountPoint`, `hostPath` and `isReadOnly`.",
  ],
  "wrong-type": [
    { forwardPorts: [def("a", list(submodule({ hostPort: [def("a", "80")] })))] },
    'This is the string `"80"`. Write, for example, `hostPort = 80;`.',
  ],
  "not-a-list": [
    { tmpfs: [def("a", list("/a")), def("b", "/b")] },
    'This is the string `"/b"`. Write, for example, `tmpfs = [ "/b" ];`.',
  ],
  "defined-multiple-times": [
    { hostAddress: [def("a", "x"), def("b", "y")] },
    `${FORCE}\`hostAddress = lib.mkForce …;\`.`,
  ],
  "conflicting-definitions": [
    { autoStart: [def("a", true), def("b", false)] },
    `${FORCE}\`autoStart = lib.mkForce …;\`.`,
  ],
  "null-and-not-null": [{ hostAddress: [def("a", null), def("b", "y")] }, `${FORCE}\`hostAddress = lib.mkForce …;\`.`],
  "removed-option": [
    { pkgs: [def("a", { set: true })] },
    "`pkgs` is gone since NixOS 21.05. Set `nixpkgs` in its place to evaluate the container with another nixpkgs, or " +
      "`config.nixpkgs.pkgs` for other packages only.",
    "21.05",
  ],
  "exclusive-options": [
    { flake: [def("a", "github:a/b")], config: [def("b", { opaque: true })] },
    "`path` follows from `config`, and from `flake`. Keep one of these two.",
    "25.11",
  ],
  "ordered-submodule": [
    { extraVeths: attrs({ a: { definitions: [def("a", SET, { order: 500 })], options: {} } }) },
    "`lib.mkBefore`, `lib.mkAfter` and `lib.mkOrder` belong around the lists inside the set, not around the set.",
    "20.03",
  ],
  "not-defined": [
    { allowedDevices: [def("a", list(submodule({ node: "/dev/fuse" })))] },
    'It has no default. Add `modifier = "rw";`.',
  ],
};

test.each(Object.entries(cases))("%s", (code, [options, help, of = "19.03"]) => {
  expect(only(options, {}, releaseNamed(of))).toMatchObject({ code, severity: "error", help });
});

describe("help", () => {
  it.each<[option: string, of: ReleaseName, help: string]>([
    ["flake", "24.11", "`flake` is there since NixOS 25.11."],
    ["pkgs", "20.03", "`pkgs` is there since NixOS 20.09, and gone since 21.05."],
    ["autoStrat", "24.11", "Did you mean `autoStart`?"],
  ])("to %s in %s tells the releases that have an option of this name", (name, of, help) => {
    expect(only({}, { undeclared: { [name]: [def("a", null)] } }, releaseNamed(of)).help).toBe(help);
  });

  it("is the option that was likely meant", () => {
    expect(only({}, { undeclared: { privateNetwrok: [def("a", true)] } }).help).toBe("Did you mean `privateNetwork`?");
  });

  it("tells where the options of the container's own NixOS belong", () => {
    expect(only({}, { undeclared: { services: [def("a", true)] } }).help).toMatch(
      /`localAddress` and `localAddress6`\. What is an option of the container's own NixOS belongs in `config`\.$/,
    );
  });

  it("tells what to drop where path and config are defined", () => {
    expect(only({ path: [def("a", "/p")], config: [def("b", { opaque: true })] }).help).toBe(
      "`config` defines `path` too. Drop `path` to run what `config` describes, or drop `config`, or write " +
        "`path = lib.mkForce …;` to keep both and run what `path` says.",
    );
  });

  it("tells both ways to define a path", () => {
    expect(only({ path: [] }).help).toBe(
      'It has no default. Add `path = "/nix/var/nix/profiles/web";` or `config = { services.nginx.enable = true; };`.',
    );
  });

  it.each([
    [null, "`null`"],
    [-1, "the integer `-1`"],
    [false, "the boolean `false`"],
    [{ path: "/p" }, "the path `/p`"],
    [{ float: "1.5" }, "the floating-point number `1.5`"],
    [{ function: true as const }, "a function"],
    [{ unexpected: "list" as const }, "a list"],
    [{ set: true as const }, "an attribute set"],
    ["long ".repeat(20), `the string \`"${"long ".repeat(8)}…"\``],
  ])("names the value %j", (value, name) => {
    expect(only({ tmpfs: [def("a", value)] }).help).toBe(
      `This is ${name}. Write, for example, \`tmpfs = [ "/var" ];\`.`,
    );
  });
});

test("codes are words with hyphens, and have one entry each", () => {
  for (const code of Object.keys(messages)) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});
