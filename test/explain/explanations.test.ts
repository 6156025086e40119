import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { messages } from "../../src/diagnostics/messages.ts";
import { directoryWith, shell } from "../command-line/nixctr.ts";
import { type Example, PAGES, readPage } from "./page.ts";

const codes = Object.keys(messages);
const nixpkgs = fileURLToPath(new URL("../evaluation/stand-in-nixpkgs", import.meta.url));

interface Finding {
  readonly code: string;
  readonly severity: string;
}

/** What the command of an example finds; the `nixpkgs` that it names is a stand-in for one. */
async function findingsOf({ files, command }: Example): Promise<readonly Finding[]> {
  const directory = directoryWith(files);
  if (command.includes("--nixpkgs")) symlinkSync(nixpkgs, join(directory, "nixpkgs"));
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

describe("the wrong example is found to be just that, and the right one to be right", () => {
  test.concurrent.each(Object.entries(messages))("%s", async (code, { severity }) => {
    const { wrong, right } = readPage(code);
    const found = await findingsOf(wrong);
    expect(codesOf(severity === "hint" ? found : found.filter((finding) => finding.severity !== "hint"))).toEqual([
      code,
    ]);
    const left = await findingsOf(right);
    expect(codesOf(left.filter((finding) => finding.severity !== "hint" || finding.code === code))).toEqual([]);
  });
});
