import { realpathSync, renameSync, rmSync } from "node:fs";

import { withInterruption } from "../../../output/interruption.ts";
import { toOutputError } from "../../../output/output-error.ts";
import type { FileEdit } from "../plan.ts";
import { backUp } from "./back-up.ts";
import { linkOrCopy } from "./link-or-copy.ts";
import { stageText } from "./stage-text.ts";

/** A file that was written. */
export interface WrittenFile {
  readonly path: string;
  /** Where the file is as it was before; null for a new one. */
  readonly backup: string | null;
}

/**
 * Writes edits that have no obstacles, all or none: every text is on disk beside its file before the first file is
 * replaced. Mode and owner stay, a symbolic link leads to the file that is written, and what was there stays beside it.
 * `meanwhile` belongs to it: when it fails, the files are as they were. Rejects with an `OutputError`; SIGINT, SIGTERM
 * and SIGHUP come too late once it has begun.
 */
export function writeEdits(
  edits: readonly FileEdit[],
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly WrittenFile[]> {
  return withInterruption(async () => {
    const staged: StagedEdit[] = [];
    const done: WrittenEdit[] = [];
    try {
      for (const edit of edits) staged.push(stage(edit));
      for (const edit of staged) done.push(put(edit));
      await meanwhile();
      return done.map(({ edit, backup }) => ({ path: edit.path, backup }));
    } catch (error) {
      for (const written of done.toReversed()) undo(written);
      throw toOutputError(error, edits[done.length]?.path ?? "a file");
    } finally {
      for (const { temporary } of staged) rmSync(temporary, { force: true });
    }
  });
}

interface StagedEdit {
  readonly edit: FileEdit;
  /** The file that is written, behind links. */
  readonly target: string;
  /** The file beside it with the new text. */
  readonly temporary: string;
}

interface WrittenEdit extends StagedEdit {
  readonly backup: string | null;
}

function stage(edit: FileEdit): StagedEdit {
  try {
    const target = edit.before === null ? edit.path : realpathSync(edit.path);
    return { edit, target, temporary: stageText(target, edit) };
  } catch (error) {
    throw toOutputError(error, edit.path);
  }
}

/** A new file never takes the place of one that came meanwhile. */
function put({ edit, target, temporary }: StagedEdit): WrittenEdit {
  if (edit.before === null) {
    linkOrCopy(temporary, target);
    return { edit, target, temporary, backup: null };
  }
  const backup = backUp(target);
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(backup, { force: true });
    throw error;
  }
  return { edit, target, temporary, backup };
}

function undo({ target, backup }: WrittenEdit): void {
  if (backup === null) rmSync(target, { force: true });
  else renameSync(backup, target);
}
