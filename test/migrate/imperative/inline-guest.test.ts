import { writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { runLimited } from "../../../src/evaluation/run-limited.ts";
import { inlineGuest } from "../../../src/migrate/imperative/guest/inline-guest.ts";
import { renderItems } from "../../../src/migrate/imperative/module/render-nix.ts";
import { loadSyntax } from "../../../src/syntax/load-syntax.ts";
import { nixProgram } from "../../evaluation/evaluate-configuration.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";

const HOST_FILE = "/var/lib/nixos-containers/web/etc/nixos/configuration.nix";

/** A configuration as it stands in a module, deeply indented. */
async function inlined(text: string): Promise<string> {
  const syntax = await loadSyntax();
  const { inlined: guest } = inlineGuest(
    syntax,
    { file: "/f.nix", hostFile: HOST_FILE, text },
    { name: "web", was: "web" },
  );
  if (guest === undefined) throw new Error("refused");
  const items = [{ path: ["config"], value: { source: guest.lines } }, { lines: guest.trailing }];
  return renderItems(items, "      ").join("\n");
}

/** What an expression evaluates to. */
async function evaluated(expression: string): Promise<unknown> {
  const file = join(temporaryDirectory(), "expression.nix");
  writeFileSync(file, expression);
  const outcome = await runLimited({
    program: nixProgram(),
    args: ["--extra-experimental-features", "nix-command", "eval", "--store", "dummy://", "--json", "--file", file],
    limits: { seconds: 60, mebibytes: 4096 },
    environment: {},
  });
  if (outcome.kind !== "exit" || outcome.status !== 0) throw new Error(JSON.stringify(outcome));
  return JSON.parse(outcome.stdout);
}

/** Contents of strings with everything that matters where lines are indented. */
const piece = fc.constantFrom(
  "\n",
  "\n",
  "  ",
  " ",
  "\t",
  "a",
  "b",
  "''$a",
  "'''",
  "''\\n",
  "''\\\n",
  "$a",
  "$$a",
  "\\",
  "${x}",
);
const nested = fc.constantFrom(
  "${''\n      c\n    d\n''}",
  '${"e\n  f"}',
  "${''g\n  h''}",
  "${ # i\n x}",
  "${toString [\n  x\n]}",
);
const indented = fc
  .array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: nested }), { maxLength: 12 })
  .map((parts) => `''${parts.join("")}\n''`);
const plainPiece = fc.constantFrom("\n", "  ", "a", '\\"', "\\\n", "\\n", "$a", "${x}", "${''\n  j\n    k\n''}");
const plain = fc.array(plainPiece, { maxLength: 8 }).map((parts) => `"${parts.join("")}"`);
const gap = fc.constantFrom(" ", "\n", "\n\n    ", " # comment\n  ", " /* a\n b */ ");

const configuration = fc
  .array(fc.tuple(fc.oneof(indented, plain), gap), { minLength: 1, maxLength: 12 })
  .map(
    (values) =>
      `{ lib, ... }:\nlet x = "X\n  Y"; in\n{${values.map(([value, blank], index) => `${blank}s${index} =${blank}${value};`).join("")}\n}\n# end`,
  );

test("strings of a configuration stay as they are where it is put into a module", { timeout: 120_000 }, async () => {
  const syntax = await loadSyntax();
  // Some have sequences in them that are no Nix.
  const sources = fc
    .sample(configuration, { numRuns: 200, seed: 5 })
    .filter((text) => !syntax.parse("", text).hasErrors);
  expect(sources.length).toBeGreaterThan(80);
  const modules = await Promise.all(sources.map(inlined));
  const pairs = sources.map((text, index) => `[ (${text}\n) ({\n${modules[index] ?? ""}\n}.config) ]`);
  const values = (await evaluated(`map (map (f: f { lib = { }; })) [ ${pairs.join("\n")} ]`)) as [unknown, unknown][];
  for (const [before, after] of values) expect(after).toEqual(before);
});

describe("what is left out of a configuration", () => {
  test.each([
    ["what nixos-container writes", "{ boot.isContainer = true; a = 1; }", "{ a = 1; }"],
    ["however it is spaced", "{\n  boot.isContainer  =\n    true;\n  a = 1;\n}", "{\n  a = 1;\n}"],
    [
      "behind arguments, with and let",
      "{ lib, ... }: with lib; let b = 1; in { networking.useDHCP = false; a = b; }",
      "{ lib, ... }: with lib; let b = 1; in { a = b; }",
    ],
    ["all there is", "{ boot.isNspawnContainer = true; }", "{ }"],
    ["all there is but a comment", "{ boot.isNspawnContainer = true; /* b */ }", "{ /* b */ }"],
  ])("%s", async (_, text, left) => {
    expect((await inlined(text)).replaceAll(/\s+/g, " ")).toBe(` config = ${left};`.replaceAll(/\s+/g, " "));
  });

  test.each([
    "{ boot.isContainer = false; }",
    "{ boot.isContainer = lib.mkForce true; }",
    '{ networking.hostName = lib.mkDefault "other"; }',
    '{ networking.hostName = "web"; }',
    "{ networking.useDHCP = true; }",
    "{ boot = { isContainer = true; }; }",
    "{ a.boot.isContainer = true; }",
    "{ a = { boot.isContainer = true; }; }",
    "{ inherit (x) boot; }",
    "[ { boot.isContainer = true; } ]",
    "f { boot.isContainer = true; }",
    "{ a = 1; } // { boot.isContainer = true; }",
  ])("not %s", async (text) => {
    expect(await inlined(text)).toBe(`      config = ${text};`);
  });
});

test.each([
  ["{ boot.isContainer = true;\n\n\n  a = 1;\n\n  b = 2; }", "{\n  a = 1;\n\n  b = 2; }"],
  ["{\n  boot.isContainer = true;\n  networking.useDHCP = false;\n\n  # c\n  a = 1;\n}", "{\n  # c\n  a = 1;\n}"],
  ["{\n  a = 1;\n\n  boot.isContainer = true;\n\n  b = 2;\n}", "{\n  a = 1;\n\n\n  b = 2;\n}"],
])("%j leaves no empty lines behind a brace", async (text, left) => {
  const lines = (await inlined(text)).split("\n").slice(1);
  expect(lines.map((line) => line.replace(/^ {8}/, "")).join("\n")).toBe(`${left};`);
});

test.each([
  ["{ boot.isContainer = true;\n  a = 1; b = 2;c = 3;\n}", "{\n  a = 1;\n  b = 2;\n  c = 3;\n}"],
  ["{ a = 1; b = 2;\n}", "{ a = 1;\n  b = 2;\n}"],
  ["{\n  a = { x = 1; y = 2; }; inherit (lib) b; # c\n}", "{\n  a = { x = 1; y = 2; };\n  inherit (lib) b; # c\n}"],
  ["{\n  a = 1; /* c */ b = 2;\n}", "{\n  a = 1; /* c */ b = 2;\n}"],
  ["{ a = 1; b = 2; }", "{ a = 1; b = 2; }"],
])("bindings of %j have lines of their own where the set has several", async (text, separated) => {
  const lines = (await inlined(text)).replace(/^ *config =\s*/, "").split("\n");
  expect(lines.map((line) => line.replace(/^ {8}/, "")).join("\n")).toBe(`${separated};`);
});

describe("paths of a configuration", () => {
  const directory = "/var/lib/nixos-containers/web/etc/nixos";
  test.each([
    ["./a.nix", `${directory}/a.nix`],
    ["../a/b.nix", "/var/lib/nixos-containers/web/etc/a/b.nix"],
    ["./.", directory],
    ["../.", "/var/lib/nixos-containers/web/etc"],
    ["a/b.nix", `${directory}/a/b.nix`],
    ["./${a}.nix", `${directory}/\${a}.nix`],
    ["./a/${a}/b.nix", `${directory}/a/\${a}/b.nix`],
    ["/etc/a.nix", "/etc/a.nix"],
    ["<nixpkgs/a.nix>", "<nixpkgs/a.nix>"],
    ["~/a.nix", "~/a.nix"],
    ['"./a.nix"', '"./a.nix"'],
    ["(a / b)", "(a / b)"],
    ["https://example.org/a", "https://example.org/a"],
  ])("%s", async (path, expected) => {
    expect(await inlined(`{ a = ${path}; }`)).toBe(`      config = { a = ${expected}; };`);
  });
});
