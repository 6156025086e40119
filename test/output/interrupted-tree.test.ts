import fs, { readdirSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { TreeEntry } from "../../src/output/tree-entry.ts";
import { writeTree } from "../../src/output/write-tree.ts";
import { snapshot, temporaryDirectory } from "./temporary-directory.ts";

function treeOf(version: string): TreeEntry[] {
  const paths = ["etc/a", "etc/b/c", `etc/${version}/x`, `etc/${version}/y`];
  return [
    ...paths.map((path) => ({ kind: "file", path, text: `${version}\n`, mode: 0o644 }) as const),
    { kind: "link", path: "etc/link", target: version },
  ];
}

/** Runs work in which the file system breaks for good after so many renames, links and removals of directories. */
async function breakingAfter(steps: number, work: () => Promise<unknown>): Promise<void> {
  const { renameSync, linkSync, rmdirSync } = fs;
  let count = 0;
  const breaking = <T extends (...args: never[]) => void>(original: T) =>
    ((...args) => {
      if (count++ >= steps) throw Object.assign(new Error("EIO: killed, here"), { code: "EIO" });
      original(...args);
    }) as T;
  Object.assign(fs, { renameSync: breaking(renameSync), linkSync: breaking(linkSync), rmdirSync: breaking(rmdirSync) });
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    Object.assign(fs, { renameSync, linkSync, rmdirSync });
    syncBuiltinESMExports();
  }
}

describe("a run that gets a signal", () => {
  it("is as if it had not begun", async () => {
    const out = temporaryDirectory();
    await writeTree(out, treeOf("one"));
    const before = snapshot(out);
    const written = writeTree(out, treeOf("two"));
    process.emit("SIGINT");
    await expect(written).rejects.toMatchObject({ code: "interrupted" });
    expect(snapshot(out)).toEqual(before);
    expect(process.listenerCount("SIGINT")).toBe(0);
  });

  it("leaves no directory that was not there", async () => {
    const parent = temporaryDirectory();
    const written = writeTree(join(parent, "a/b"), treeOf("one"));
    process.emit("SIGTERM");
    await expect(written).rejects.toMatchObject({ code: "interrupted" });
    expect(readdirSync(parent)).toEqual([]);
  });
});

// Replacing one tree by the other takes 13 steps, the journal's own included.
describe.each(Array.from({ length: 13 }, (_, steps) => steps))("a run that is killed after %i steps", (steps) => {
  it("is taken back by the next one", async () => {
    const out = temporaryDirectory();
    await writeTree(out, treeOf("one"));
    const before = snapshot(out);
    await expect(breakingAfter(steps, () => writeTree(out, treeOf("two")))).rejects.toMatchObject({
      code: "write-failed",
    });
    expect(await writeTree(out, treeOf("one"))).toEqual({ written: 0, removed: 0, unchanged: 5 });
    expect(snapshot(out)).toEqual(before);
  });
});

it("the steps are as many as the test believes", async () => {
  const out = temporaryDirectory();
  await writeTree(out, treeOf("one"));
  // Only what was staged cannot be removed any more.
  await breakingAfter(13, () => writeTree(out, treeOf("two")));
  expect(await writeTree(out, treeOf("two"))).toEqual({ written: 0, removed: 0, unchanged: 5 });
});

it("a killed first run leaves nothing that the next one keeps", async () => {
  const parent = temporaryDirectory();
  await expect(breakingAfter(0, () => writeTree(join(parent, "out"), treeOf("one")))).rejects.toMatchObject({
    code: "write-failed",
  });
  fs.mkdirSync(join(parent, `.out.nixctr-staging-${process.pid}/new/etc`), { recursive: true });
  await writeTree(join(parent, "out"), treeOf("one"));
  expect(readdirSync(parent)).toEqual(["out"]);
});

it("a directory that another process is writing is left to it", async () => {
  const out = temporaryDirectory();
  fs.mkdirSync(join(out, ".nixctr-staging-1"));
  await expect(writeTree(out, treeOf("one"))).rejects.toMatchObject({ code: "busy" });
  expect(readdirSync(out)).toEqual([".nixctr-staging-1"]);
});
