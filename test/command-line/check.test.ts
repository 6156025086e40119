import { symlinkSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { check, codesOf, documentOf, ERROR, FILES } from "./checked.ts";
import { directoryWith, nixctr } from "./nixctr.ts";

describe("the exit status", () => {
  test.concurrent.each([
    ["0 when nothing is wrong", [], 0],
    ["0 with hints, however strict", ["hint.nix", "--deny-warnings"], 0],
    ["0 with warnings", ["warning.nix"], 0],
    ["1 with warnings and --deny-warnings", ["warning.nix", "--deny-warnings"], 1],
    ["1 with errors", ["error.nix"], 1],
    ["1 when one of several has errors", ["configuration.nix", "error.nix", "hint.nix"], 1],
    ["1 with warnings and --quiet and --deny-warnings", ["warning.nix", "-q", "--deny-warnings"], 1],
    ["2 for an input that does not exist", ["no.nix"], 2],
    ["2 when one of several does not exist", ["error.nix", "no.nix"], 2],
    ["2 for limits, which are not the configuration's fault", ["error.nix", "--timeout", "0.001"], 2],
  ])("is %s", async (_, args, status) => {
    expect((await check(args)).status).toBe(status);
  });

  test.concurrent.each(["json", "sarif", "github"])("is the same with --format %s", async (format) => {
    const runs = [["error.nix"], ["warning.nix"], ["warning.nix", "--deny-warnings"], []];
    const results = await Promise.all(runs.map((args) => check([...args, "--format", format])));
    expect(results.map(({ status }) => status)).toEqual([1, 0, 1, 0]);
  });

  test.concurrent("is 2 without nix", async () => {
    const result = await check([], FILES, { NIXCTR_NIX: "/nowhere/nix" });
    expect(result).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "nixctr: NIXCTR_NIX=/nowhere/nix: no such program\n",
    });
  });

  test.concurrent("is 2 when nix stops at one input, and the others are checked all the same", async () => {
    const endless = `{ containers.web.forwardPorts = [ { hostPort = builtins.foldl' (a: b: a + b) 0 (builtins.genList (x: x) 100000000); } ]; }`;
    const args = ["endless.nix", "error.nix", "--max-memory", "600", "-f", "json"];
    const result = await check(args, { ...FILES, "endless.nix": endless });
    expect(result.status).toBe(2);
    expect(codesOf(result).toSorted()).toEqual(["evaluator-memory-limit", "wrong-type"]);
  });
});

describe("inputs", () => {
  test.concurrent.each([
    ["none, where there is a configuration.nix", []],
    ["a file", ["configuration.nix"]],
    ["a directory", ["."]],
    ["a directory with a default.nix", ["sub"]],
    ["a symbolic link", ["link.nix"]],
  ])("%s", async (_, args) => {
    const directory = directoryWith({ "configuration.nix": ERROR, "sub/default.nix": ERROR });
    symlinkSync("configuration.nix", join(directory, "link.nix"));
    const result = await nixctr(["check", "-f", "json", ...args], { directory });
    expect(result.status).toBe(1);
    expect(documentOf(result)).toMatchObject({ containers: 1, diagnostics: [{ code: "wrong-type" }] });
  });

  test.concurrent("several are counted together", async () => {
    const result = await check(["warning.nix", "hint.nix", "-f", "json"]);
    expect(documentOf(result).containers).toBe(2);
    expect(codesOf(result)).toEqual(["host-address-with-bridge", "configuration-warning"]);
  });

  test.concurrent("one that is given twice, under one name or two, is told once", async () => {
    const twice = await check(["error.nix", "error.nix", "-f", "json"]);
    expect(documentOf(twice)).toMatchObject({ containers: 1, diagnostics: [{ code: "wrong-type" }] });
    expect(codesOf(await check(["error.nix", "./error.nix", "-f", "json"]))).toEqual(["wrong-type"]);
  });

  test.concurrent("what is wrong in a file that several import is told once", async () => {
    const host = (name: string): string => `{ imports = [ ./shared.nix ]; containers.${name}.path = "/p"; }\n`;
    const result = await check(["a.nix", "b.nix", "--release", "19.03", "-f", "json"], {
      "a.nix": host("a"),
      "b.nix": host("b"),
      "shared.nix":
        '{ containers.web = { path = "/p"; privateNetwork = true; forwardPorts = [ { hostPort = 70000; } ]; }; warnings = [ "w" ]; }\n',
    });
    expect(codesOf(result).filter((code) => code === "port-out-of-range")).toHaveLength(1);
    expect(codesOf(result).filter((code) => code === "configuration-warning")).toHaveLength(1);
  });

  test.concurrent.each([[["-"]], [["-", "-"]]])("standard input: %j", async (args) => {
    const result = await nixctr(["check", "-f", "json", ...args], { input: ERROR });
    expect(result.status).toBe(1);
    expect(documentOf(result)).toMatchObject({
      diagnostics: [{ code: "wrong-type", span: { file: "«stdin»", line: 1, column: 52, endColumn: 59 } }],
    });
  });

  test.concurrent("standard input beside files, each with its own text", async () => {
    const directory = directoryWith(FILES);
    const { stdout } = await nixctr(["check", "warning.nix", "-"], { directory, input: `\n${ERROR}` });
    expect(stdout).toContain(' 1 | { containers.web.path = "/p"; warnings = [ "Something is odd." ]; }');
    expect(stdout).toContain("--> «stdin»:2:52");
    expect(stdout).toMatch(/^ 2 \| .*"maybe"/m);
  });
});

describe("--only", () => {
  const both = `{
    containers.a = { path = "/p"; privateNetwork = true; forwardPorts = [ { hostPort = 70000; } ]; };
    containers.b = { path = "/p"; privateNetwork = true; forwardPorts = [ { hostPort = 70001; } ]; };
  }`;

  test.concurrent("checks these containers alone", async () => {
    const result = await check(["--release", "19.03", "--only", "a", "-f", "json"], { "configuration.nix": both });
    expect(documentOf(result).containers).toBe(1);
    const ports = documentOf(result).diagnostics.filter(({ code }) => code === "port-out-of-range");
    expect(ports.map(({ span }) => span?.line)).toEqual([2]);
  });

  test.concurrent("refuses a name that is not there", async () => {
    const result = await check(["--only", "c", "-f", "json"], { "configuration.nix": both });
    expect(result.status).toBe(1);
    expect(codesOf(result)).toEqual(["no-such-container"]);
  });
});
