import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { describe, expect, test } from "vitest";

import { findObstacles } from "../../../../src/migrate/common/edits/find-obstacles.ts";
import type { FileEdit } from "../../../../src/migrate/common/plan.ts";
import { AFTER, BEFORE, directoryOf, edit, newFile } from "./files.ts";

/** What is said of edits, by the names of their files. */
async function textsOf(directory: string, ...edits: readonly FileEdit[]): Promise<Readonly<Record<string, string>>> {
  const found = await findObstacles(edits, directory);
  return Object.fromEntries(found.map(({ subject, text }) => [relative(directory, subject), text]));
}

function git(directory: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"];
  execFileSync("git", ["-C", directory, ...identity, ...args], { stdio: "pipe" });
}

describe("files that nothing is in the way of", () => {
  test("of a directory without git, also behind links in it", async () => {
    const directory = directoryOf("a", "sub/b");
    symlinkSync("sub/b", join(directory, "link"));
    const edits = ["a", "sub/b", "link"].map((name) => edit(join(directory, name)));
    expect(await textsOf(directory, ...edits, newFile(join(directory, "sub/c")))).toEqual({});
  });

  test("of a project that is named by a link", async () => {
    const directory = directoryOf("real/a");
    symlinkSync("real", join(directory, "project"));
    expect(await findObstacles([edit(join(directory, "project/a"))], join(directory, "project"))).toEqual([]);
  });

  test("that are committed, or that git does not have", async () => {
    const directory = directoryOf("sub/a", "sub/untracked", "sub/ignored");
    git(directory, "init", "-q");
    writeFileSync(join(directory, ".gitignore"), "ignored\n");
    git(directory, "add", "sub/a");
    git(directory, "commit", "-qm", "a");
    const edits = ["a", "untracked", "ignored"].map((name) => edit(join(directory, "sub", name)));
    expect(await textsOf(directory, ...edits, newFile(join(directory, "sub/new")))).toEqual({});
  });
});

describe("files that are not written", () => {
  test("because of what they are", async () => {
    const directory = directoryOf("project/a", "project/changed", "project/taken", "outside");
    const project = join(directory, "project");
    writeFileSync(join(project, "changed"), "else");
    symlinkSync("../outside", join(project, "link"));
    symlinkSync("nowhere", join(project, "dangling"));
    const edits = [
      edit(join(project, "changed")),
      edit(join(project, "link")),
      edit(join(directory, "outside")),
      edit(join(project, "gone")),
      newFile(join(project, "taken")),
      newFile(join(project, "dangling")),
      newFile(join(project, "none/file")),
      newFile(join(project, "a/file")),
    ];
    expect(await textsOf(project, ...edits)).toEqual({
      changed: "was changed meanwhile, or is not UTF-8",
      link: `is a symbolic link to ${join(directory, "outside")}, outside the configuration, so it is not changed`,
      gone: "is not there any more",
      taken: "exists already",
      dangling: "exists already",
      "none/file": `cannot be made: there is no directory ${join(project, "none")}`,
      "a/file": expect.stringContaining("cannot be made") as string,
      "../outside": `is not in ${project}, so it is not changed`,
    });
  });

  test("a directory with the same beginning is another one", async () => {
    const directory = directoryOf("project-2/a");
    mkdirSync(join(directory, "project"));
    expect(await findObstacles([edit(join(directory, "project-2/a"))], join(directory, "project"))).toHaveLength(1);
  });

  test.each([
    ["changed", (file: string) => writeFileSync(file, AFTER)],
    ["staged", (file: string) => (writeFileSync(file, AFTER), git(join(file, ".."), "add", "-A"))],
  ])("because they are %s and not committed", async (_, change) => {
    const directory = directoryOf("a", "we ird*", "clean");
    git(directory, "init", "-q");
    git(directory, "add", "-A");
    git(directory, "commit", "-qm", "all");
    for (const name of ["a", "we ird*"]) change(join(directory, name));
    const edits = ["a", "we ird*"].map((name) => ({ ...edit(join(directory, name)), before: AFTER }));
    const uncommitted = "has changes that are not committed to git";
    expect(await textsOf(directory, ...edits, edit(join(directory, "clean")))).toEqual({
      a: uncommitted,
      "we ird*": uncommitted,
    });
  });

  test("because they are new to git and not committed", async () => {
    const directory = directoryOf("a");
    git(directory, "init", "-q");
    git(directory, "add", "a");
    expect(await textsOf(directory, edit(join(directory, "a")))).toEqual({
      a: expect.stringContaining("not committed") as string,
    });
  });

  test("because git does not say", async () => {
    const directory = directoryOf("a", ".git/HEAD");
    rmSync(join(directory, ".git/HEAD"));
    expect(await textsOf(directory, edit(join(directory, "a")))).toEqual({
      a: expect.stringMatching(
        /^may have changes that are not committed: git does not say \(fatal: not a git repository/,
      ) as string,
    });
  });

  test.skipIf(process.getuid?.() === 0)("because they may not be", async () => {
    const directory = directoryOf("a");
    chmodSync(join(directory, "a"), 0o444);
    expect(await textsOf(directory, edit(join(directory, "a")))).toEqual({ a: "cannot be written: permission denied" });
  });

  test("what a repository says is to be run is not run", async () => {
    const directory = directoryOf("a");
    git(directory, "init", "-q");
    git(directory, "add", "a");
    git(directory, "commit", "-qm", "a");
    git(directory, "config", "core.fsmonitor", `touch ${join(directory, "ran")}; false`);
    expect(await textsOf(directory, edit(join(directory, "a")))).toEqual({});
    expect(BEFORE).not.toBe(AFTER);
    expect(() => execFileSync("test", ["-e", join(directory, "ran")])).toThrow();
  });
});
