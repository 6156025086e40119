import { realpathSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { withInterruption } from "../../../output/interruption.ts";
import { toOutputError } from "../../../output/output-error.ts";
import type { FileEdit } from "../plan.ts";
import { backupNameFor } from "./backup-name-for.ts";
import { digestOf, removeJournal, writeJournal } from "./journal.ts";
import { linkOrCopy } from "./link-or-copy.ts";
import { stageText, temporaryNameFor } from "./stage-text.ts";

/** A file that was written. */
export interface WrittenFile {
  readonly path: string;
  /** Where the file is as it was before; null for a new one. */
  readonly backup: string | null;
}

/**
 * Writes edits of a project that have no obstacles, all or none: every text is on disk beside its file before the first
 * file is replaced. Mode and owner stay, a symbolic link leads to the file that is written, and what was there stays
 * beside it. `meanwhile` belongs to it: when it fails, the files are as they were. Rejects with an `OutputError`; SIGINT,
 * SIGTERM and SIGHUP come too late once it has begun, and what SIGKILL interrupts `undoInterrupted` puts back.
 */
export function writeEdits(
  edits: readonly FileEdit[],
  project: string,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly WrittenFile[]> {
  return withInterruption(async () => {
    const chosen = edits.map(choose);
    const done: ChosenEdit[] = [];
    try {
      record(chosen, project);
      for (const { edit, target, temporary } of chosen) onFile(edit.path, () => stageText(target, temporary, edit));
      for (const edit of chosen) {
        onFile(edit.edit.path, () => put(edit));
        done.push(edit);
      }
      await meanwhile();
      forget(chosen, project);
      return done.map(({ edit, backup }) => ({ path: edit.path, backup }));
    } catch (error) {
      for (const written of done.toReversed()) undo(written);
      forget(chosen, project);
      throw toOutputError(error, project);
    } finally {
      for (const { temporary } of chosen) rmSync(temporary, { force: true });
    }
  });
}

interface ChosenEdit {
  readonly edit: FileEdit;
  /** The file that is written, behind links. */
  readonly target: string;
  /** The file beside it with the new text. */
  readonly temporary: string;
  /** The file beside it as it was; null for a new one. */
  readonly backup: string | null;
}

function choose(edit: FileEdit): ChosenEdit {
  const target = onFile(edit.path, () => (edit.before === null ? edit.path : realpathSync(edit.path)));
  const beside = (name: string): string => join(dirname(target), name);
  const backup = edit.before === null ? null : beside(backupNameFor(target));
  return { edit, target, temporary: beside(temporaryNameFor(target)), backup };
}

/** One file is replaced in one step, which nothing interrupts. */
function record(chosen: readonly ChosenEdit[], project: string): void {
  if (chosen.length < 2) return;
  const root = realpathSync(project);
  const files = chosen.map(({ edit, target, temporary, backup }) => ({
    path: relative(root, target),
    temporary: relative(dirname(target), temporary),
    backup: backup && relative(dirname(target), backup),
    after: digestOf(edit.after),
  }));
  writeJournal(project, files);
}

/** Where even undoing fails, the next run tries again. */
function forget(chosen: readonly ChosenEdit[], project: string): void {
  if (chosen.length > 1) removeJournal(project);
}

/** A new file never takes the place of one that came meanwhile, and a backup never that of another one. */
function put({ target, temporary, backup }: ChosenEdit): void {
  if (backup === null) {
    linkOrCopy(temporary, target);
    return;
  }
  linkOrCopy(target, backup);
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(backup, { force: true });
    throw error;
  }
}

function undo({ target, backup }: ChosenEdit): void {
  if (backup === null) rmSync(target, { force: true });
  else renameSync(backup, target);
}

/** What fails is about this file. */
function onFile<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw toOutputError(error, path);
  }
}
