import { InputError } from "../evaluation/input-error.ts";
import { interruptedFiles, undoInterrupted } from "../migrate/common/edits/undo-interrupted.ts";
import { printable } from "./printable.ts";
import { showFile } from "./show-file.ts";

/**
 * Puts back what a run has written to a project that was killed before it was done, where files are to be written. Throws
 * an `InputError` where they are not: what there is is neither as it was nor as it was to be.
 */
export function settleInterrupted(project: string, { write }: { readonly write: boolean }): void {
  const files = interruptedFiles(project);
  if (files === undefined) return;
  if (!write) {
    const changed = files.length === 0 ? "no file is changed yet" : `${files.map(showFile).join(", ")} changed`;
    throw new InputError(
      `an earlier run was killed while it wrote to ${showFile(project)} (${changed}): with --write, nixctr puts it back as it was first`,
    );
  }
  for (const file of undoInterrupted(project)) {
    process.stderr.write(
      printable(`nixctr: put ${showFile(file)} back as it was, as the run that changed it was killed\n`),
    );
  }
}
