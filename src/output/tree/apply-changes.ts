import { chmodSync, linkSync, mkdirSync, renameSync, rmdirSync } from "node:fs";
import { join } from "node:path";

import { errnoOf, toOutputError } from "../output-error.ts";
import { readJournal, removeJournal, writeJournal } from "./journal.ts";
import { lstatIfAny } from "./lstat-if-any.ts";
import type { Change } from "./plan-tree.ts";
import type { StagingArea } from "./staging-area.ts";

/**
 * Makes the changes, all or none. Nothing else of this process runs meanwhile, signals included; should the process
 * be killed, `undoChanges` of the next run restores the directory.
 */
export function applyChanges(directory: string, area: StagingArea, changes: readonly Change[]): void {
  writeJournal(area, changes);
  try {
    for (const [index, change] of changes.entries()) apply(directory, area, change, index);
  } catch (error) {
    undoChanges(directory, area);
    throw error;
  }
  removeJournal(area);
}

/** Takes back whatever changes of an area's journal were made. */
export function undoChanges(directory: string, area: StagingArea): void {
  const changes = readJournal(area);
  for (const [index, change] of [...changes.entries()].toReversed()) undo(directory, area, change, index);
  removeJournal(area);
}

function apply(directory: string, area: StagingArea, { kind, path }: Change, index: number): void {
  const target = join(directory, path);
  const backup = join(area.backups, String(index));
  try {
    // A second link first, so that the path is never without a file.
    if (kind === "replace") linkSync(target, backup);
    if (kind === "add" || kind === "replace") renameSync(join(area.staged, path), target);
    if (kind === "remove") renameSync(target, backup);
    if (kind === "remove-directory") removeIfEmpty(target);
  } catch (error) {
    throw toOutputError(error, target);
  }
}

function undo(directory: string, area: StagingArea, { kind, path }: Change, index: number): void {
  const target = join(directory, path);
  const backup = join(area.backups, String(index));
  const staged = join(area.staged, path);
  if (kind === "add") {
    if (lstatIfAny(staged) === undefined && lstatIfAny(target) !== undefined) renameSync(target, staged);
  } else if (kind === "remove-directory") {
    restoreDirectory(target);
  } else if (lstatIfAny(backup) !== undefined) {
    renameSync(backup, target);
  }
}

/** Somebody else's files keep a directory. */
function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes(errnoOf(error) ?? "")) throw error;
  }
}

function restoreDirectory(path: string): void {
  if (lstatIfAny(path) !== undefined) return;
  mkdirSync(path);
  chmodSync(path, 0o755);
}
