import { readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

import type { TreeEntry } from "../../../output/tree-entry.ts";
import { lstatIfAny } from "../../../output/tree/lstat-if-any.ts";
import { manifestName } from "../../../output/tree/manifest.ts";
import { planTree } from "../../../output/tree/plan-tree.ts";
import type { MigrationPlan, PlannedTree } from "../plan.ts";

/** A file or link that `--write` makes, changes or removes. */
export interface PlannedChange {
  /** Absolute. */
  readonly path: string;
  readonly label: string;
  /** What it becomes, as git counts modes: a program, a symbolic link, or a file like any other. */
  readonly mode: "100644" | "100755" | "120000";
  /** The text, or where a link leads; null where there is nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What there is to write of a plan: what is so already is left out. Throws an `OutputError` where a file of the tree is
 * in the way.
 */
export function plannedChanges({ edits, tree }: Pick<MigrationPlan, "edits" | "tree">): readonly PlannedChange[] {
  const files = edits
    .filter(({ before, after }) => before !== after)
    .map((edit): PlannedChange => ({ ...edit, mode: "100644" }));
  return [...files, ...(tree === undefined ? [] : treeChanges(tree))];
}

/** The manifest is nixctr's own affair. */
function treeChanges({ directory, entries }: PlannedTree): readonly PlannedChange[] {
  const { staged, changes } = planTree(directory, entries, "native");
  const made = staged
    .filter(({ path }) => path !== manifestName)
    .map((entry) => ({
      ...madeOf(entry),
      path: join(directory, entry.path),
      label: "",
      before: onDisk(directory, entry),
    }));
  const removed = changes
    .filter(({ kind }) => kind === "remove")
    .map(({ path }): PlannedChange => {
      const full = join(directory, path);
      return { path: full, label: "no longer needed", mode: "100644", before: textOf(full), after: null };
    });
  return [...made, ...removed];
}

function madeOf(entry: TreeEntry): Pick<PlannedChange, "mode" | "after"> {
  if (entry.kind === "link") return { mode: "120000", after: entry.target };
  return { mode: (entry.mode & 0o100) === 0 ? "100644" : "100755", after: entry.text };
}

function onDisk(directory: string, { path }: TreeEntry): string | null {
  const full = join(directory, path);
  return lstatIfAny(full) === undefined ? null : textOf(full);
}

function textOf(path: string): string {
  return lstatIfAny(path)?.isSymbolicLink() === true ? readlinkSync(path) : readFileSync(path, "utf8");
}
