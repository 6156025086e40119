import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { directoryWith, nixctr, ONE_CONTAINER } from "./nixctr.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

describe("what is asked for goes to standard output", () => {
  test.concurrent.each([["--help"], ["-h"], ["lower", "--help"], ["lower", "file.nix", "-h"]])(
    "%s %s %s",
    async (...args) => {
      const result = await nixctr(args);
      expect(result).toMatchObject({ status: 0, stderr: "" });
      expect(result.stdout).toMatch(/^Usage: nixctr/);
      expect(result.stdout).toContain("lower");
    },
  );

  test.concurrent("the help of lower names every option of the interface", async () => {
    const { stdout } = await nixctr(["lower", "--help"]);
    const names = "release nixpkgs eval facts system only format out timeout max-memory quiet verbose no-color".split(
      " ",
    );
    for (const name of names) expect(stdout).toContain(`--${name}`);
  });

  test.concurrent.each([["--version"], ["-V"], ["lower", "--version"]])("%s %s", async (...args) => {
    expect(await nixctr(args)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("what makes no sense is told in one line, with exit status 2", () => {
  test.concurrent.each([
    [["--no-such-option"], /unknown option --no-such-option/],
    [["lower", "--formt", "json"], /unknown option --formt; did you mean --format\?/],
    [["lower", "-x"], /unknown option/],
    [["lowr"], /unknown command lowr; did you mean lower\?/],
    [["configuration.nix"], /unknown command configuration\.nix/],
    [["lower", "a.nix", "b.nix"], /one INPUT at a time: a\.nix, b\.nix/],
    [["lower", "--release"], /--release/],
    [["lower", "--release", "20.00"], /--release 20\.00: not modelled; there is .*19\.03/],
    [["lower", "--release", "19.3"], /not modelled/],
    [["lower", "--release", ""], /not modelled/],
    [["lower", "--eval", "nixos"], /--eval nixos is not part of this version/],
    [["lower", "--eval", "magic"], /--eval magic: has to be/],
    [["lower", "--format", "xml"], /--format xml: has to be cat or json/],
    [["lower", "--format", "json", "--out", "x"], /--out writes files/],
    [["lower", "--timeout", "0"], /--timeout 0: has to be a number greater than 0/],
    [["lower", "--timeout=-1"], /--timeout -1: has to be/],
    [["lower", "--timeout", "soon"], /--timeout soon: has to be/],
    [["lower", "--timeout", ""], /has to be/],
    [["lower", "--timeout", "1e999"], /has to be/],
    [["lower", "--max-memory", "4G"], /--max-memory 4G: has to be/],
    [["lower", "--quiet=yes"], /--quiet/],
    [["lower", "--system", "web"], /--system web: not of the form NAME=\/PATH/],
    [["lower", "--system", "web=relative"], /not of the form/],
    [["lower", "--nixpkgs", "/nowhere"], /--nixpkgs \/nowhere: no nixpkgs/],
    [["lower", "--facts", "/nowhere.json"], /--facts \/nowhere\.json: no such file/],
    [["lower", "--facts", "/"], /--facts \/: a directory/],
  ])("%j", async (args, message) => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER });
    const { status, stdout, stderr } = await nixctr(args, { directory });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^nixctr: /);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.concurrent("options without a command are told apart from no arguments, which print the help", async () => {
    expect(await nixctr(["--quiet"])).toMatchObject({ status: 2, stdout: "" });
    expect(await nixctr([])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: nixctr/) as string });
  });
});

describe("--facts", () => {
  test.concurrent.each([
    ["no JSON", "{", /not JSON/],
    ["an empty file", "", /not JSON/],
    ["an unknown key", '{ "sytem": "x86_64-linux" }', /unknown key sytem/],
    ["an unknown package", '{ "packages": { "bash": "/usr" } }', /unknown key packages\.bash/],
    ["a wrong type", '{ "shell": 5 }', /shell: must be a string/],
    ["no object", "[]", /must be an object/],
  ])("refuses %s", async (_, facts, message) => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER, "facts.json": facts });
    const { status, stdout, stderr } = await nixctr(["lower", "--facts", "facts.json"], { directory });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^nixctr: --facts facts\.json: /);
  });
});
