import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { PlannedChange } from "../../../../src/migrate/common/edits/planned-change.ts";
import { renderChange } from "../../../../src/migrate/common/edits/render-change.ts";
import { temporaryDirectory } from "../../../output/temporary-directory.ts";

const PROGRAMS = [
  ["patch", ["-p1", "--silent"]],
  ["git", ["apply", "--unsafe-paths", "-p1"]],
] as const;

/** What a program makes of a change to a file of this name. */
function applied(
  program: string,
  args: readonly string[],
  name: string,
  change: Omit<PlannedChange, "path" | "label">,
): string {
  const directory = temporaryDirectory();
  mkdirSync(dirname(join(directory, name)), { recursive: true });
  if (change.before !== null) writeFileSync(join(directory, name), change.before);
  const diff = renderChange({ ...change, path: join(directory, name), label: "" }, name);
  execFileSync(program, [...args], { cwd: directory, input: diff, stdio: ["pipe", "pipe", "pipe"] });
  return join(directory, name);
}

const text = fc
  .array(fc.constantFrom("a\n", "b\n", "\n", "  c\r\n", "é\n", "end"), { maxLength: 8 })
  .map((parts) => parts.join(""));

describe.each(PROGRAMS)("%s takes the diff", (program, args) => {
  test("of a changed and of a new file", () => {
    fc.assert(
      fc.property(fc.option(text), text, fc.constantFrom("a", "sub dir/b c.nix"), (before, after, name) => {
        fc.pre(before !== after && (before !== null || after !== ""));
        const file = applied(program, args, name, { mode: "100644", before, after });
        // `patch` removes a file that becomes empty.
        expect(existsSync(file) ? readFileSync(file, "utf8") : "").toBe(after);
      }),
      { numRuns: 40 },
    );
  });

  test("of a file that goes away", () => {
    expect(existsSync(applied(program, args, "a", { mode: "100644", before: "a\n", after: null }))).toBe(false);
  });

  test("of links and programs", () => {
    const link = applied(program, args, "a/b", { mode: "120000", before: null, after: "../c" });
    expect(readlinkSync(link)).toBe("../c");
    const run = applied(program, args, "run", { mode: "100755", before: null, after: "#!/bin/sh\n" });
    expect(lstatSync(run).mode & 0o111).not.toBe(0);
  });
});

test("what is above all paths is shown below the directory that it is applied in", () => {
  const change: PlannedChange = { path: "/etc/a", label: "", mode: "100644", before: "a\n", after: "b\n" };
  expect(renderChange(change, "/etc/a")).toMatch(/^--- a\/etc\/a\n\+\+\+ b\/etc\/a\n@@/);
});
