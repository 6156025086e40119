import { cpSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { messages } from "../../src/diagnostics/messages.ts";
import { directoryWith, shell } from "../command-line/nixctr.ts";
import { given } from "../options/nodes.ts";
import { DEFAULT_COMMAND, type Example, PAGES, readPage } from "./page.ts";

const codes = Object.keys(messages);
const nixpkgs = fileURLToPath(new URL("../evaluation/stand-in-nixpkgs", import.meta.url));
const wholeNixpkgs = fileURLToPath(new URL("../stand-in", import.meta.url));

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly span: { readonly file: string } | null;
}

/** What the command of an example finds; the `nixpkgs` that it names is a stand-in for one. */
async function findingsOf({ files, command }: Example): Promise<readonly Finding[]> {
  const directory = directoryWith(files);
  const isWhole = command.includes("--eval nixos");
  if (command.includes("--nixpkgs")) symlinkSync(isWhole ? wholeNixpkgs : nixpkgs, join(directory, "nixpkgs"));
  // An input of a flake is part of it.
  if (command.includes("#")) cpSync(wholeNixpkgs, join(directory, "nixpkgs"), { recursive: true });
  const line = command.replace(/\bnixctr (?:check|lower)\b/, (start) => `$NIXCTR ${start.slice(7)} --format json`);
  const { stdout, stderr } = await shell(line, { directory });
  if (stdout === "") throw new Error(stderr);
  return (JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] }).diagnostics;
}

function codesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))];
}

describe("the pages", () => {
  test("are those of the codes", () => {
    expect(readdirSync(PAGES).toSorted()).toEqual(codes.map((code) => `${code}.md`).toSorted());
  });

  test.each(codes)("%s: a title, a sentence, what to do about it, and short lines", (code) => {
    const { markdown, title } = readPage(code);
    expect(title).toBe(code);
    expect(markdown).toMatch(/^# .*\n\n[^\n][^]*?\.\n\n[^\n][^]*?\n\n## Wrong\n/);
    expect(markdown.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});

describe("the wrong example is found to be just that", () => {
  test.concurrent.each(Object.entries(messages))("%s", async (code, { severity }) => {
    const found = await findingsOf(readPage(code).wrong);
    expect(codesOf(severity === "hint" ? found : found.filter(isSerious))).toEqual([code]);
  });
});

describe("the right example is right", () => {
  const examples = Object.fromEntries(codes.map((code) => [code, readPage(code).right]));
  const isUsual = (code: string): boolean => examples[code]?.command === DEFAULT_COMMAND;

  test.concurrent.each(codes.filter((code) => !isUsual(code)))("%s", async (code) => {
    const found = await findingsOf(given(examples[code]));
    expect(codesOf(found.filter((finding) => isSerious(finding) || finding.code === code))).toEqual([]);
  });

  test.concurrent("all others, which are checked at once", async () => {
    const usual = codes.filter(isUsual);
    const files = usual.flatMap((code) =>
      Object.entries(given(examples[code]).files).map(([name, text]) => [`${code}/${name}`, text] as const),
    );
    const command = `nixctr check ${usual.map((code) => `${code}/configuration.nix`).join(" ")}`;
    const found = await findingsOf({ files: Object.fromEntries(files), command });
    expect(found.filter((finding) => isSerious(finding) || isAboutItsPage(finding))).toEqual([]);
  });
});

function isSerious({ severity }: Finding): boolean {
  return severity !== "hint";
}

/** Whether a finding is in the example of the page that explains it. */
function isAboutItsPage({ code, span }: Finding): boolean {
  return span?.file.includes(`/${code}/`) === true;
}
