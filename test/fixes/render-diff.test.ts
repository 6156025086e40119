import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, test } from "vitest";

import { renderDiff } from "../../src/fixes/render-diff.ts";
import { temporaryDirectory } from "../output/temporary-directory.ts";

/** Programs that take the diff from standard input. */
const PROGRAMS = [
  ["patch", ["-p1", "--force", "--silent"]],
  ["git", ["apply", "-"]],
] as const;

const CASES: readonly (readonly [title: string, name: string, before: string, after: string])[] = [
  ["a line in the middle", "c.nix", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"],
  ["a file in a folder", "hosts/web/c.nix", "a\n", "b\n"],
  ["no line end at the end", "c.nix", "a\nb", "a\nc"],
  ["a line end that comes", "c.nix", "a", "a;\n"],
  ["carriage returns", "c.nix", "a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n"],
  ["mixed line ends", "c.nix", "a\r\nb\nc\rd\n", "a\r\nb\nc\rD\n"],
  ["tabs, emoji, combining marks", "c.nix", '\t"é🚀";\n', "\te\u0301;\n"],
  ["lines that look like a diff", "c.nix", "--- a\n+++ b\n@@ -1 +1 @@\nx\n", "--- a\n+++ b\n@@ -1 +1 @@\ny\n"],
  ["a name with blanks", "my hosts/the web.nix", "a\n", "b\n"],
  ["a name with letters beyond ASCII", "hôte 🚀.nix", "a\n", "b\n"],
  ["a name with quotation marks and a backslash", 'a "b" \\c.nix', "a\n", "b\n"],
];

describe.each(PROGRAMS)("%s makes the same of a diff:", (program, args) => {
  test.each(CASES)("%s", (_, name, before, after) => {
    const directory = temporaryDirectory();
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), before);
    const input = renderDiff({ file: join(directory, name), before, after, fixes: 1 }, name);
    execFileSync(program, args, { cwd: directory, input, stdio: ["pipe", "ignore", "pipe"] });
    expect(readFileSync(join(directory, name), "utf8")).toBe(after);
  });
});

test("a path from the root is one below the folder that the diff is applied in", () => {
  const diff = renderDiff({ file: "/etc/c.nix", before: "a\n", after: "b\n", fixes: 1 }, "/etc/c.nix");
  expect(diff).toBe("--- a/etc/c.nix\n+++ b/etc/c.nix\n@@ -1,1 +1,1 @@\n-a\n+b\n");
});
