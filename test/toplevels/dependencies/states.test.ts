import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { currentStates, type DependencyKind } from "../../../src/toplevels/dependencies/states.ts";
import { temporaryDirectory } from "../../output/temporary-directory.ts";

/** How something is before and after something happens. */
function around(kind: DependencyKind, name: string, work: () => void): readonly (string | undefined)[] {
  const look = (): string | undefined => currentStates(process.env)({ kind, name })?.text;
  const before = look();
  work();
  return [before, look()];
}

function change(kind: DependencyKind, prepare: (path: string) => void, work: (path: string) => void): boolean {
  const path = join(temporaryDirectory(), "it");
  prepare(path);
  const [before, after] = around(kind, path, () => work(path));
  return before !== after;
}

const tree = (path: string): void => {
  mkdirSync(join(path, "sub"), { recursive: true });
  writeFileSync(join(path, "a"), "1");
  writeFileSync(join(path, "sub", "b"), "2");
};

describe("what is noticed", () => {
  test.each([
    ["content", "another text", (path: string) => writeFileSync(path, "2"), true],
    ["content", "the same text again", (path: string) => writeFileSync(path, "1"), false],
    ["content", "another time", (path: string) => utimesSync(path, 1, 1), false],
    ["content", "that it goes", (path: string) => rmSync(path), true],
    ["kind", "another text", (path: string) => writeFileSync(path, "2"), false],
    ["kind", "that it goes", (path: string) => rmSync(path), true],
    [
      "real",
      "that it becomes a link",
      (path: string) => (renameSync(path, `${path}2`), symlinkSync("it2", path)),
      true,
    ],
  ] as const)("%s of a file: %s", (kind, _, work, expected) => {
    expect(change(kind, (path) => writeFileSync(path, "1"), work)).toBe(expected);
  });

  test.each([
    ["tree", "a file further down", (path: string) => writeFileSync(join(path, "sub/b"), "3"), true],
    ["tree", "a file in addition", (path: string) => writeFileSync(join(path, "sub/c"), ""), true],
    ["tree", "an empty directory", (path: string) => mkdirSync(join(path, "sub/c")), true],
    ["tree", "the same text again", (path: string) => writeFileSync(join(path, "a"), "1"), false],
    ["tree", "where a link leads", (path: string) => symlinkSync("a", join(path, "c")), true],
    ["names", "a file in addition", (path: string) => writeFileSync(join(path, "c"), ""), true],
    ["names", "another text", (path: string) => writeFileSync(join(path, "a"), "3"), false],
    ["listing", "another text", (path: string) => writeFileSync(join(path, "a"), "3"), true],
    ["listing", "another time", (path: string) => utimesSync(join(path, "a"), 1, 1), true],
    ["listing", "a file further down", (path: string) => writeFileSync(join(path, "sub/b"), "3"), false],
  ] as const)("%s of a directory: %s", (kind, _, work, expected) => {
    expect(change(kind, tree, work)).toBe(expected);
  });

  test("what a link leads to is part of a tree, be it a directory around it", () => {
    const outside = join(temporaryDirectory(), "outside");
    tree(outside);
    const prepare = (path: string): void => {
      mkdirSync(path);
      symlinkSync(outside, join(path, "link"));
      symlinkSync("..", join(path, "around"));
    };
    expect(change("tree", prepare, () => writeFileSync(join(outside, "sub/b"), "3"))).toBe(true);
  });

  test.each([
    ["another one", "new", true],
    ["one that is written again", "old", false],
  ])("git's objects are known by their directories: %s", (_, name, expected) => {
    const prepare = (path: string): void => {
      mkdirSync(join(path, ".git/objects/aa"), { recursive: true });
      writeFileSync(join(path, ".git/objects/aa/old"), "");
    };
    expect(change("tree", prepare, (path) => writeFileSync(join(path, ".git/objects/aa", name), "1"))).toBe(expected);
  });
});

test("a tree of too many files is too much", () => {
  const path = temporaryDirectory();
  for (let n = 0; n <= 5000; n++) writeFileSync(join(path, String(n)), "");
  expect(currentStates({})({ kind: "tree", name: path })).toBeUndefined();
});

test("the commit of a tree, be it packed or that of a worktree", () => {
  const root = temporaryDirectory();
  const git = join(root, ".git");
  mkdirSync(join(git, "refs/heads"), { recursive: true });
  mkdirSync(join(git, "worktrees/w"), { recursive: true });
  writeFileSync(join(git, "HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(git, "packed-refs"), "# pack-refs\n1111 refs/heads/main\n");
  const packed = around("commit", root, () => writeFileSync(join(git, "refs/heads/main"), "2222\n"));
  expect(packed).toEqual(["1111 refs/heads/main", "2222"]);
  const worktree = temporaryDirectory();
  writeFileSync(join(worktree, ".git"), `gitdir: ${git}/worktrees/w\n`);
  writeFileSync(join(git, "worktrees/w/HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(git, "worktrees/w/commondir"), "../..\n");
  expect(currentStates({})({ kind: "commit", name: worktree })?.text).toBe("2222");
  expect(currentStates({})({ kind: "commit", name: temporaryDirectory() })?.text).toBe("");
});

test("a variable that is not set is as one that is empty, and its value is not told", () => {
  const look = (environment: Record<string, string>): string | undefined =>
    currentStates(environment)({ kind: "variable", name: "A" })?.text;
  expect(look({})).toBe(look({ A: "" }));
  expect(look({ A: "secret" })).not.toBe(look({}));
  expect(look({ A: "secret" })).not.toContain("secret");
});
