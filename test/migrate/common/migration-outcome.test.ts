import { lstatSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { outcomeOf } from "../../../src/migrate/common/migration-outcome.ts";
import type { PlannedTree } from "../../../src/migrate/common/plan.ts";
import { filesBelow, snapshot } from "../../output/temporary-directory.ts";
import { AFTER, BEFORE, directoryOf, edit, newFile, planWith } from "./edits/files.ts";

function treeIn(directory: string): PlannedTree {
  return {
    directory: join(directory, "out"),
    entries: [
      { kind: "file", path: "etc/a.nspawn", text: "[Exec]\n", mode: 0o644 },
      { kind: "file", path: "bin/run", text: "#!/bin/sh\n", mode: 0o755 },
      { kind: "link", path: "etc/wants/a", target: "../a" },
    ],
  };
}

describe("what becomes of a plan", () => {
  test("nothing without --write, but it is told what there would be", async () => {
    const directory = directoryOf("a");
    const plan = planWith({ project: directory, edits: [edit(join(directory, "a"))], tree: treeIn(directory) });
    const before = snapshot(directory);
    const outcome = await outcomeOf(plan, { write: false });
    expect(outcome).toMatchObject({ written: false, findings: [] });
    expect(
      outcome.changes.map(({ path, mode, before: from, after }) => [
        path.slice(directory.length + 1),
        mode,
        from,
        after,
      ]),
    ).toEqual([
      ["a", "100644", BEFORE, AFTER],
      ["out/etc/a.nspawn", "100644", null, "[Exec]\n"],
      ["out/bin/run", "100755", null, "#!/bin/sh\n"],
      ["out/etc/wants/a", "120000", null, "../a"],
    ]);
    expect(snapshot(directory)).toEqual(before);
  });

  test("everything with it, and nothing a second time", async () => {
    const directory = directoryOf("a");
    const path = join(directory, "a");
    const plan = planWith({ project: directory, edits: [edit(path)], tree: treeIn(directory) });
    const outcome = await outcomeOf(plan, { write: true });
    expect(outcome).toMatchObject({
      written: true,
      backups: [{ path, backup: `${path}.nixctr-backup` }],
      tree: join(directory, "out"),
    });
    expect(readlinkSync(join(directory, "out/etc/wants/a"))).toBe("../a");
    expect(lstatSync(join(directory, "out/bin/run")).mode & 0o111).not.toBe(0);
    const written = snapshot(directory);
    const again = { ...plan, edits: [{ ...edit(path), before: AFTER }] };
    expect(await outcomeOf(again, { write: true })).toMatchObject({ written: false, changes: [], findings: [] });
    expect(snapshot(directory)).toEqual(written);
  });

  test("what is no longer in the tree goes away, and is told before", async () => {
    const directory = directoryOf();
    const tree = treeIn(directory);
    await outcomeOf(planWith({ project: directory, tree }), { write: true });
    const less = planWith({ project: directory, tree: { ...tree, entries: tree.entries.slice(0, 1) } });
    const { changes } = await outcomeOf(less, { write: false });
    expect(changes.map(({ path, before, after }) => [path.slice(directory.length + 1), before, after])).toEqual([
      ["out/bin/run", "#!/bin/sh\n", null],
      ["out/etc/wants/a", "../a", null],
    ]);
    await outcomeOf(less, { write: true });
    expect(filesBelow(directory)).toEqual(["out/etc/a.nspawn"]);
  });

  test("nothing where there is an error", async () => {
    const directory = directoryOf("a");
    const before = snapshot(directory);
    const finding = { severity: "error", subject: "web", text: "cannot be" } as const;
    const plan = planWith({ project: directory, edits: [edit(join(directory, "a"))], findings: [finding] });
    expect(await outcomeOf(plan, { write: true })).toMatchObject({ written: false, findings: [finding] });
    expect(snapshot(directory)).toEqual(before);
  });

  test.each([
    ["a plan's own", { obstacles: [{ subject: "x", text: "is not nixctr's" }] }],
    ["a file outside", {}],
  ])("obstacles are warnings without --write, and errors with it: %s", async (_, more) => {
    const directory = directoryOf("project/a", "outside");
    const project = join(directory, "project");
    const outside = "obstacles" in more ? [] : [edit(join(directory, "outside"))];
    const plan = planWith({ project, edits: [edit(join(project, "a")), ...outside], ...more });
    const before = snapshot(directory);
    expect((await outcomeOf(plan, { write: false })).findings).toMatchObject([{ severity: "warning" }]);
    const outcome = await outcomeOf(plan, { write: true });
    expect(outcome).toMatchObject({ written: false, findings: [{ severity: "error" }] });
    expect(snapshot(directory)).toEqual(before);
  });

  test.each([
    ["a file of somebody else's", (out: string) => writeFileSync(join(out, "etc"), "mine")],
    ["a link", (out: string) => symlinkSync("/tmp", join(out, "etc"))],
  ])("a tree is not written where %s is in the way", async (_, put) => {
    const directory = directoryOf("a");
    mkdirSync(join(directory, "out"));
    put(join(directory, "out"));
    const plan = planWith({ project: directory, edits: [edit(join(directory, "a"))], tree: treeIn(directory) });
    const outcome = await outcomeOf(plan, { write: true });
    expect(outcome).toMatchObject({
      written: false,
      findings: [{ severity: "error", subject: join(directory, "out") }],
    });
    expect(readFileSync(join(directory, "a"), "utf8")).toBe(BEFORE);
  });

  test("a file that is as it should be is no change, whatever stands about it in the way", async () => {
    const directory = directoryOf("a");
    const edits = [{ ...edit(join(directory, "a")), after: BEFORE }, newFile(join(directory, "b"))];
    const outcome = await outcomeOf(planWith({ project: directory, edits }), { write: true });
    expect(outcome.changes.map(({ path }) => path)).toEqual([join(directory, "b")]);
    expect(filesBelow(directory)).toEqual(["a", "b"]);
  });
});
