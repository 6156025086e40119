import { stripVTControlCharacters } from "node:util";

import { describe, expect, test } from "vitest";

import { textWidth } from "../../src/diagnostics/display-width.ts";
import { directoryWith, nixctr } from "./nixctr.ts";

const LONG = "a".repeat(70);

/** Findings of every kind, on long lines and short ones, with wide characters and tabs. */
const FINDINGS = `{ lib, ... }:
{
\tcontainers.web = { path = "/p"; /* 漢字漢字漢字漢字漢字漢字漢字漢字 🚀 ${LONG} */ forwardPorts = [ { hostPort = 70000; } ]; };
  containers.db = {
    path = "/p";
    privateNetwork = true;
    hostBridge = "br0";
    hostAddress = "10.0.0.1"; # nixctr: allow nothing-that-exists
    extraVeths."${LONG}" = { };
    interfaces = [ "eth0" ];
  };
  containers."with a very long name ${LONG}".path = "/p";
  containers.bus = { path = "/p"; privateNetwork = true; interfaces = [ "eth0" ]; };
  containers.unnecessarily-long-name-of-a-container = { path = "/p"; privateNetwork = true; };
  warnings = [ "A warning of the configuration, which is long: so long that it does not fit into 80 columns of a terminal." ];
}
`;

const ERRORS = `{ lib, ... }:
{
  containers.web = { path = "/p"; privateNetwrok = true; interfaces = "${LONG}"; };
  containers.db.path = "/${LONG}"; containers.db.hostAddress = "a"; imports = [ { containers.db.hostAddress = "${LONG}"; } ];
}
`;

function check(files: Readonly<Record<string, string>>, environment = {}, args: readonly string[] = []) {
  const directory = directoryWith(files);
  return nixctr(["check", ...args], { directory, environment });
}

describe("colour", () => {
  test.concurrent.each([
    ["not in a pipe", {}, [], false],
    ["with FORCE_COLOR", { FORCE_COLOR: "1" }, [], true],
    ["not with NO_COLOR", { FORCE_COLOR: "1", NO_COLOR: "1" }, [], false],
    ["not with FORCE_COLOR=0", { FORCE_COLOR: "0" }, [], false],
    ["not with --no-color", { FORCE_COLOR: "1" }, ["--no-color"], false],
    ["not in JSON", { FORCE_COLOR: "1" }, ["--format", "json"], false],
    ["not in SARIF", { FORCE_COLOR: "1" }, ["--format", "sarif"], false],
    ["not in annotations", { FORCE_COLOR: "1" }, ["--format", "github"], false],
    ["not in a diff", { FORCE_COLOR: "1" }, ["--fix", "--dry-run"], false],
  ])("%s", async (_, environment, args, coloured) => {
    const { stdout } = await check({ "configuration.nix": ERRORS }, environment, args);
    expect(stdout.length).toBeGreaterThan(100);
    expect(stdout.includes("\u001B[")).toBe(coloured);
  });

  test.concurrent.each([
    ["findings", FINDINGS],
    ["errors", ERRORS],
  ])("changes nothing but the colour of %s", async (_, text) => {
    const directory = directoryWith({ "configuration.nix": text });
    const runs = [{}, { FORCE_COLOR: "1" }].map((environment) => nixctr(["check"], { directory, environment }));
    const [plain, coloured] = await Promise.all(runs);
    expect(stripVTControlCharacters(coloured?.stdout ?? "")).toBe(plain?.stdout);
  });
});

/** Whether a line has a part that is not broken: words of NixOS in errors, places, long names and code. */
function mayBeLong(line: string): boolean {
  const isOfNixos = line.startsWith("error[");
  const isPlace = /^ +(?:-->|:::) /.test(line);
  return isOfNixos || isPlace || longestWord(line) > 70;
}

function longestWord(line: string): number {
  return Math.max(...(line.match(/`[^`']*['`]|\S+/g) ?? [""]).map(textWidth));
}

test.concurrent.each([
  ["findings", FINDINGS],
  ["errors", ERRORS],
])("%s keep to 80 columns", async (_, text) => {
  const { stdout } = await check({ "configuration.nix": text });
  const frames = stdout.split("\n").filter((line) => /^ +\d* \|/.test(line));
  expect(frames.length).toBeGreaterThan(6);
  expect(frames.filter((line) => textWidth(line) > 80)).toEqual([]);
  expect(stdout.split("\n").filter((line) => textWidth(line) > 80 && !mayBeLong(line))).toEqual([]);
});

test.concurrent("blanks in a message do not garble what comes behind them", async () => {
  const name = `two  and three   blanks ${"x".repeat(30)}  `;
  const { stdout } = await check({ "configuration.nix": `{ containers."${name}end".path = "/p"; }` });
  const message = /^warning\[unsafe-container-name\]: ([^]*?)\n *-->/m.exec(stdout)?.[1] ?? "";
  expect(message.replaceAll(/\s+/g, " ")).toBe(
    `The container name "two and three blanks ${"x".repeat(30)} end" cannot be part of the name of a systemd unit.`,
  );
});

/** An order to the terminal, one of eight bits, a bell, a backspace, and turns of direction. */
const HOSTILE = "\u001B[31m\u001B]0;x\u0007\u009B5m\b\u0001\u202E\u2066\u200F\u061C";

/** Whatever a terminal takes for more than text. */
const DANGEROUS = /(?!\n)\p{Cc}|\p{Bidi_Control}/u;

describe("hostile text never reaches the terminal as it is", () => {
  test.concurrent.each([
    ["in a value", `{ containers.web = { path = "/p"; privateNetwork = "${HOSTILE}"; }; }`],
    ["in a value that could be repaired", `{ containers.web = { path = "/p"; interfaces = "${HOSTILE}"; }; }`],
    [
      "in a container's name",
      `{ containers."${HOSTILE}" = { path = "/p"; privateNetwork = true; forwardPorts = [ { hostPort = 70000; } ]; }; }`,
    ],
    ["in an option's name", `{ containers.web = { path = "/p"; "${HOSTILE}" = 1; }; }`],
    ["in a comment beside", `{ containers.web.path = 5; /* ${HOSTILE} */ }`],
    ["in a comment that allows", `{ containers.web.path = "/p"; # nixctr: ${HOSTILE}\n}`],
    ["in a message", `{ containers.web.path = throw "${HOSTILE}"; }`],
    ["in a warning", `{ containers.web.path = "/p"; warnings = [ "${HOSTILE}" ]; }`],
    ["in a trace", `builtins.trace "${HOSTILE}" { containers.web.path = 5; }`],
    ["in a syntax error", `{ a = "x" ${HOSTILE} }`],
    [
      "at another place",
      `{ containers."${HOSTILE}" = { path = "/p"; privateNetwork = true; forwardPorts = [ { hostPort = 80; } ]; };
         containers.web = { path = "/p"; privateNetwork = true; forwardPorts = [ { hostPort = 80; } ]; }; }`,
    ],
  ])("%s", async (_, text) => {
    const { status, stdout, stderr } = await check({ "configuration.nix": text });
    expect([0, 1]).toContain(status);
    expect(stdout).not.toMatch(/nothing found/);
    expect(stdout).not.toMatch(DANGEROUS);
    expect(stderr).not.toMatch(DANGEROUS);
  });

  test.concurrent("in the name of a file", async () => {
    const name = `a${HOSTILE}.nix`;
    const { stdout, stderr } = await check({ [name]: "{ containers.web.path = 5; }" }, {}, [`./${name}`]);
    expect(stdout).toContain("wrong-type");
    expect(stdout).not.toMatch(DANGEROUS);
    expect(stderr).not.toMatch(DANGEROUS);
  });

  test.concurrent.each([
    ["a container", `{ containers."a\\nerror[x]: b" = { path = "/p"; none = 1; }; }`],
    ["an option", `{ containers.web = { path = "/p"; "a\\nerror[x]: b" = 1; }; }`],
    ["a value", `{ containers.web = { path = "/p"; autoStart = "a\\nerror[x]: b"; }; }`],
    ["a value that could be repaired", `{ containers.web = { path = "/p"; tmpfs = "a\\nerror[x]: b"; }; }`],
    [
      "a container elsewhere",
      `{ containers."a\\nerror[x]: b" = { path = "/p"; privateNetwork = true; forwardPorts = [ { hostPort = 80; } ]; };
         containers.c = { path = "/p"; privateNetwork = true; forwardPorts = [ { hostPort = 80; } ]; }; }`,
    ],
  ])("the name or value of %s is not taken for another message", async (_, text) => {
    const { stdout } = await check({ "configuration.nix": text });
    expect(stdout).toMatch(/^(?:error|warning|hint)\[/);
    expect(stdout).not.toMatch(/^error\[x\]/m);
  });

  test.concurrent("an annotation stays on its line", async () => {
    const text = `{ containers.web.path = "/p"; warnings = [ "a\n::error ::b\r::error ::c" ]; }`;
    const { stdout } = await check({ "configuration.nix": text }, {}, ["--format", "github"]);
    expect(stdout.trimEnd().split(/[\r\n]/)).toHaveLength(1);
  });
});
