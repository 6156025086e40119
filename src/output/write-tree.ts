import { mkdirSync, renameSync, rmdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { withInterruption } from "./interruption.ts";
import { OutputError, toOutputError } from "./output-error.ts";
import type { TreeEntry } from "./tree-entry.ts";
import { applyChanges, undoChanges } from "./tree/apply-changes.ts";
import { hasJournal } from "./tree/journal.ts";
import { manifestName, type TreeKind } from "./tree/manifest.ts";
import { planTree, type TreePlan } from "./tree/plan-tree.ts";
import { closeArea, findAbandonedAreas, openArea } from "./tree/staging-area.ts";
import { stageEntries } from "./tree/stage-entries.ts";

/** What `writeTree` did. */
export interface TreeSummary {
  readonly written: number;
  readonly removed: number;
  readonly unchanged: number;
}

/**
 * Writes entries below a directory, all or none: everything is checked, then staged beside, then renamed into place.
 * After a failure or interruption the directory is as before; after a kill the next run restores it first. An
 * unchanged tree is not touched. A manifest in the directory says what is nixctr's: nothing else is overwritten or
 * removed, and what an earlier run wrote and this one does not is removed. A directory has trees of one kind only.
 *
 * Rejects with an `OutputError`. SIGINT, SIGTERM and SIGHUP reject with `interrupted` meanwhile, or come too late.
 */
export async function writeTree(
  directory: string,
  entries: readonly TreeEntry[],
  kind: TreeKind = "host",
): Promise<TreeSummary> {
  const root = resolve(directory);
  return withInterruption(async (signal) => {
    try {
      return await writeTreeAt(root, { entries, kind }, signal);
    } catch (error) {
      throw signal.aborted ? new OutputError("interrupted", root) : toOutputError(error, root);
    }
  });
}

interface Tree {
  readonly entries: readonly TreeEntry[];
  readonly kind: TreeKind;
}

async function writeTreeAt(root: string, { entries, kind }: Tree, signal: AbortSignal): Promise<TreeSummary> {
  const exists = isDirectory(root);
  restore(root, exists);
  const plan = planTree(root, entries, kind);
  if (plan.changes.length > 0) await carryOut(root, exists, plan, signal);
  const written = plan.staged.filter(({ path }) => path !== manifestName).length;
  const removed = plan.changes.filter(({ kind }) => kind === "remove").length;
  return { written, removed, unchanged: entries.length - written };
}

function restore(root: string, exists: boolean): void {
  for (const area of findAbandonedAreas(root, exists)) {
    undoChanges(root, area);
    closeArea(area);
  }
}

async function carryOut(root: string, exists: boolean, plan: TreePlan, signal: AbortSignal): Promise<void> {
  const madeParent = mkdirSync(dirname(root), { recursive: true });
  try {
    const area = openArea(root, exists);
    try {
      await stageEntries(area.staged, plan.staged, signal);
      if (exists) applyChanges(root, area, plan.changes);
      else renameSync(area.staged, root);
    } finally {
      // Where even undoing failed, the next run tries again.
      if (!hasJournal(area)) closeArea(area);
    }
  } catch (error) {
    if (madeParent !== undefined) removeParents(dirname(root), madeParent);
    throw error;
  }
}

/** Removes empty directories from `path` up to `outermost`. */
function removeParents(path: string, outermost: string): void {
  rmdirSync(path);
  if (path !== outermost) removeParents(dirname(path), outermost);
}

/** False when nothing is there. */
function isDirectory(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isDirectory()) throw new OutputError("not-a-directory", path);
  return stats !== undefined;
}
