import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { defaultFacts } from "../../src/facts/default-facts.ts";
import { type LoweredDocument, lowerDocument } from "../../src/lower-document.ts";
import type { ReleaseName } from "../../src/releases/releases.ts";
import { directoryWith } from "../command-line/nixctr.ts";
import { evaluateFile, releaseNamed, saidOf, SYSTEM } from "./evaluate-configuration.ts";

/** Evaluates `configuration.nix` for a release, beside other files: what became of it, and the errors. */
async function lowerIn(
  name: ReleaseName,
  configuration: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ readonly lowered: LoweredDocument | undefined; readonly errors: readonly string[] }> {
  const release = releaseNamed(name);
  const directory = directoryWith(others);
  const path = join(directory, "configuration.nix");
  writeFileSync(path, configuration);
  const evaluation = await evaluateFile(path, { release });
  const lowered =
    evaluation.kind === "evaluated"
      ? lowerDocument(evaluation.document, { input: { kind: "file", path }, release, facts: defaultFacts(SYSTEM) })
      : undefined;
  const found = [...saidOf(evaluation), ...(lowered?.diagnostics ?? [])];
  return { lowered, errors: found.filter(({ severity }) => severity === "error").map(({ message }) => message) };
}

async function webIn(name: ReleaseName, configuration: string, others?: Readonly<Record<string, string>>) {
  const { lowered, errors } = await lowerIn(name, configuration, others);
  expect(errors).toEqual([]);
  return lowered?.containers.get("web");
}

describe("submodules", () => {
  // Evaluated with the `lib` of each release: modules of a configuration merge the last one first.
  const mixed = `{
    imports = [ { containers.web.tmpfs = [ "/import" ]; } ];
    containers.web = { name, ... }: { path = "/p"; tmpfs = [ "/function" ]; };
  }`;

  test.concurrent.each([
    ["19.03", ["/function", "/import"]],
    ["22.05", ["/function", "/import"]],
    ["22.11", ["/function", "/import"]],
    ["26.11", ["/function", "/import"]],
  ] as const)("%s: a function", async (name, tmpfs) => {
    expect((await webIn(name, mixed))?.tmpfs).toEqual(tmpfs);
  });

  const mixedTheOtherWay = `{
    imports = [ { containers.web = { name, ... }: { tmpfs = [ "/function" ]; }; } ];
    containers.web = { path = "/p"; tmpfs = [ "/set" ]; };
  }`;

  test.concurrent.each([
    ["18.03", ["/set", "/function"]],
    ["22.05", ["/set", "/function"]],
    ["22.11", ["/function", "/set"]],
    ["26.11", ["/function", "/set"]],
  ] as const)("%s: a function after a set", async (name, tmpfs) => {
    expect((await webIn(name, mixedTheOtherWay))?.tmpfs).toEqual(tmpfs);
  });

  const file = { "web.nix": '{ name, ... }: { path = "/of/${name}"; }' };

  test.concurrent.each(["20.03", "21.11", "22.11", "26.11"] as const)("%s: a file", async (name) => {
    expect((await webIn(name, "{ containers.web = ./web.nix; }", file))?.path).toBe("/of/web");
    expect((await webIn(name, '{ containers.web = "${toString ./.}/web.nix"; }', file))?.path).toBe("/of/web");
  });

  test.concurrent("19.09: no file", async () => {
    expect((await lowerIn("19.09", "{ containers.web = ./web.nix; }", file)).errors).toEqual([
      "The option value `containers.web' in `configuration.nix' is not of type `submodule'.",
    ]);
  });
});

test.concurrent.each([
  ["19.09", ["unnamed-1.1", "unnamed-1.2"]],
  ["20.03", ["/a", "/b"]],
] as const)("%s: how bind mounts of a list are named", async (name, names) => {
  const web = await webIn(
    name,
    '{ containers.web = { path = "/p"; bindMounts = [ { mountPoint = "/b"; hostPath = "/x"; } { mountPoint = "/a"; } ]; }; }',
  );
  expect(Object.keys(web?.bindMounts ?? {}).toSorted()).toEqual(names);
});

describe("references", () => {
  const enabled = (more: string): string =>
    `{ config, ... }: { ${more} containers.web = { path = "/p"; autoStart = config.boot.enableContainers; }; }`;

  test.concurrent.each([
    ["21.05", "boot.isContainer = true;", false],
    ["21.11", "boot.isContainer = true;", true],
    ["25.11", "boot.isNspawnContainer = true;", true],
    ["25.11", "boot.enableContainers = false;", false],
  ] as const)("%s: boot.enableContainers with %s", async (name, more, value) => {
    expect((await webIn(name, enabled(more)))?.autoStart).toBe(value);
  });

  test.concurrent("25.11: boot.isContainer follows from boot.isNspawnContainer", async () => {
    const configuration =
      '{ config, ... }: { boot.isNspawnContainer = true; containers.web = { path = "/p"; autoStart = config.boot.isContainer; }; }';
    expect((await webIn("25.11", configuration))?.autoStart).toBe(true);
  });

  test.concurrent("have the defaults of the release", async () => {
    const configuration = `{ config, ... }: {
      containers.other.flake = "x";
      containers.web = {
        path = config.containers.other.path;
        tmpfs = [ config.containers.other.timeoutStartSec config.containers.other.privateUsers ];
        restartIfChanged = config.containers.other.specialArgs == { } && config.containers.other.localMacAddress == null;
      };
    }`;
    expect(await webIn("26.05", configuration)).toMatchObject({
      path: "/nix/var/nix/profiles/per-container/other",
      tmpfs: ["1min", "no"],
      restartIfChanged: true,
    });
  });

  test.concurrent.each([
    ["the module", "{ containers.web = { privateNetwork = true; }; }"],
    ["the configuration", "{ containers.web = { path = config.containers.other.path; }; }"],
  ])("25.11: no path from a flake that is weaker than its default, which %s asks for", async (_, web) => {
    const configuration = `{ config, lib, ... }: {
      imports = [ ${web} ];
      containers.other.flake = lib.mkOverride 2000 "x";
    }`;
    expect((await lowerIn("25.11", configuration)).errors).toContain(
      "The option `containers.other.path' was accessed but has no value defined. Try setting the option.",
    );
  });

  test.concurrent.each([
    ["20.09", "The option value `containers.other.timeoutStartSec' in `configuration.nix' is not of type `string'."],
    ["21.05", "A definition for option `containers.other.timeoutStartSec' is not of type `string'. Definition values:"],
  ] as const)("%s: to a value of the wrong type", async (name, message) => {
    const configuration = `{ config, ... }: {
      containers.other = { path = "/p"; timeoutStartSec = 60; };
      containers.web = { path = "/p"; tmpfs = [ config.containers.other.timeoutStartSec ]; };
    }`;
    expect((await lowerIn(name, configuration)).errors).toEqual([message]);
  });

  test.concurrent.each([
    ["25.05", "The option `containers.other.privateUsers' is defined multiple times while it's expected to be unique."],
    ["26.11", /^A definition .*TypeError: The option .* is neither a value of type .* nor .*, Definition values:$/],
  ] as const)("%s: to a value of two types", async (name, message) => {
    const configuration = `{ config, lib, ... }: {
      containers.other = { path = "/p"; privateUsers = lib.mkMerge [ 1 "no" ]; };
      containers.web = { path = "/p"; tmpfs = [ (toString config.containers.other.privateUsers) ]; };
    }`;
    const { errors } = await lowerIn(name, configuration);
    expect(errors).toEqual([typeof message === "string" ? message : expect.stringMatching(message)]);
  });
});

test.concurrent("what only config is evaluated with is not looked at", async () => {
  const configuration = `{ pkgs, ... }: {
    containers.web = { path = "/p"; nixpkgs = throw "no"; specialArgs.x = throw "nor this"; };
  }`;
  expect(await webIn("26.05", configuration)).not.toHaveProperty("nixpkgs");
  const old = '{ pkgs, ... }: { containers.web = { path = "/p"; pkgs = throw "no"; }; }';
  expect(await webIn("20.09", old)).not.toHaveProperty("pkgs");
});

describe("boot.enableContainers", () => {
  test.concurrent.each([
    ["21.05", "{ }", true],
    ["25.05", "{ }", true],
    ["25.11", "{ }", false],
    ["25.11", '{ lib, ... }: { containers.web = lib.mkIf false { path = "/p"; }; }', false],
    ["25.11", '{ containers.web.path = "/p"; }', true],
    ["25.11", '{ boot.isContainer = true; containers.web.path = "/p"; }', true],
    ["20.09", '{ boot.isContainer = true; containers.web.path = "/p"; }', false],
  ] as const)("%s: %s", async (name, configuration, enabled) => {
    expect((await lowerIn(name, configuration)).lowered?.hostOptions.enableContainers).toBe(enabled);
  });
});
