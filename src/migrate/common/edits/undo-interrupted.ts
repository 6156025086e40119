import { readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { isRunning } from "../../../output/is-running.ts";
import { OutputError, toOutputError } from "../../../output/output-error.ts";
import { lstatIfAny } from "../../../output/tree/lstat-if-any.ts";
import { digestOf, type JournalEntry, readJournal, removeJournal } from "./journal.ts";

/**
 * The files of a project that a run has changed that was killed before it was done; undefined where there was none.
 * Throws an `OutputError` while a run is writing, and an `InputError` where the journal is none.
 */
export function interruptedFiles(project: string): readonly string[] | undefined {
  const journal = readJournal(project);
  if (journal === undefined) return undefined;
  if (isRunning(journal.pid)) throw new OutputError("busy", project, String(journal.pid));
  return entriesIn(project, journal.files).filter(isWritten).map(targetOf);
}

/**
 * Puts the files back that a run has changed that was killed, as they were before, and gives them. What somebody has
 * changed since stays, and so does its backup. Throws as `interruptedFiles` does, and where files cannot be written.
 */
export function undoInterrupted(project: string): readonly string[] {
  const files = interruptedFiles(project) ?? [];
  for (const entry of entriesIn(project, readJournal(project)?.files ?? []).toReversed()) {
    try {
      undo(entry);
    } catch (error) {
      throw toOutputError(error, targetOf(entry));
    }
  }
  removeJournal(project);
  return files;
}

interface LocatedEntry extends JournalEntry {
  readonly directory: string;
}

function entriesIn(project: string, files: readonly JournalEntry[]): readonly LocatedEntry[] {
  const root = realpathSync(project);
  return files.map((entry) => ({ ...entry, directory: dirname(join(root, entry.path)) }));
}

function targetOf({ directory, path }: LocatedEntry): string {
  return join(directory, basename(path));
}

/** What nobody has touched since, and nobody has kept either. */
function isWritten(entry: LocatedEntry): boolean {
  const { directory, backup, after } = entry;
  return digestIfAny(targetOf(entry)) === after && (backup === null || isThere(join(directory, backup)));
}

function isThere(path: string): boolean {
  return lstatIfAny(path) !== undefined;
}

function undo(entry: LocatedEntry): void {
  const { directory, temporary } = entry;
  const target = targetOf(entry);
  const backup = entry.backup === null ? null : join(directory, entry.backup);
  if (isWritten(entry)) {
    if (backup === null) rmSync(target);
    else renameSync(backup, target);
  } else if (backup !== null && isThere(backup) && digestIfAny(backup) === digestIfAny(target)) rmSync(backup);
  rmSync(join(directory, temporary), { force: true });
}

function digestIfAny(file: string): string | undefined {
  return lstatIfAny(file)?.isFile() === true ? digestOf(readFileSync(file)) : undefined;
}
