import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { commandNames, COMMANDS } from "../../src/command-line/commands.ts";
import { directoryWith, nixctr, ONE_CONTAINER } from "./nixctr.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

describe("what is asked for goes to standard output", () => {
  test.concurrent.each([
    [["--help"], "COMMAND"],
    [["-h"], "COMMAND"],
    [[], "COMMAND"],
    [["lower", "--help"], "lower"],
    [["lower", "file.nix", "-h"], "lower"],
    [["check", "--help"], "check"],
    [["diff", "--help"], "diff"],
    [["options", "--help"], "options"],
    [["explain", "--help"], "explain"],
  ])("%j", async (args, of) => {
    const result = await nixctr(args);
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(result.stdout.startsWith(`Usage: nixctr ${of} [`)).toBe(true);
    for (const line of result.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test.concurrent("the general help names every command", async () => {
    const { stdout } = await nixctr(["--help"]);
    for (const name of commandNames) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  test.concurrent.each(commandNames)("the help of %s names every option that it takes", async (command) => {
    const { stdout } = await nixctr([command, "--help"]);
    const { options } = COMMANDS[command as keyof typeof COMMANDS];
    for (const name of options.filter((option) => option !== "help" && option !== "version")) {
      expect(stdout).toMatch(new RegExp(`--${name}\\b`));
    }
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
    [["lower", "--fix"], /nixctr lower has no option --fix/],
    [["check", "--out", "x"], /nixctr check has no option --out/],
    [["check", "--format", "cat"], /--format cat: has to be pretty, json, sarif or github/],
    [["check", "--dry-run"], /--dry-run shows what --fix would do/],
    [["check", "--fix", "--dry-run", "--format", "json"], /--dry-run shows a diff/],
    [["check", "--fix", "-"], /--fix changes files: standard input is none/],
    [["explain", "a", "b"], /one CODE at a time: a, b/],
    [["explain", "wrong-tpye"], /no such code: wrong-tpye; did you mean wrong-type\?/],
    [["explain", "--release", "19.03"], /nixctr explain has no option --release/],
    [["diff", "a.nix"], /nixctr diff compares two INPUTs, or one for two releases: --from and --to/],
    [["diff", "a.nix", "b.nix", "c.nix"], /two INPUT at a time/],
    [["diff", "-", "-"], /standard input is one INPUT/],
    [["diff", "a.nix", "nowhere"], /a\.nix: no such file or directory/],
    [["diff", "--from", "19.03", "--release", "19.03"], /--release is for both/],
    [["diff", "--from", "19.3"], /--from 19\.3: not modelled/],
    [["diff", "--from", "19.03", "--to", "27.05"], /--to 27\.05: not modelled; there is 18\.03, .*26\.11/],
    [["diff", "--from", "19.03", "--format", "cat"], /--format cat: has to be unified or json/],
    [["options", "pkgs", "--release", "21.05", "-q"], /no such option in NixOS 21\.05: pkgs; it is there in 20\.09/],
    [["options", "tmpsf", "-q"], /no such option: tmpsf; did you mean tmpfs\?/],
    [["options", "--format", "cat"], /--format cat: has to be table, json or markdown/],
    [["options", "--release", "27.05"], /--release 27\.05: not modelled/],
    [["options", "--only", "web"], /nixctr options has no option --only/],
    [["lower", "--release"], /--release/],
    [["lower", "--release", "20.00"], /--release 20\.00: not modelled; there is .*19\.03/],
    [["lower", "--release", "19.3"], /not modelled/],
    [["lower", "--release", ""], /not modelled/],
    [["lower", "--eval", "nixos"], /--eval nixos needs a nixpkgs/],
    [["lower", "--eval", "half"], /--eval half: has to be standalone, nixos or auto/],
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
