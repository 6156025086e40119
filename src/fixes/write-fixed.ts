import { accessSync, constants, readFileSync, realpathSync } from "node:fs";
import { dirname } from "node:path";

import writeFileAtomic from "write-file-atomic";

import { OutputError, toOutputError } from "../output/output-error.ts";
import type { FixedFile } from "./fixed-files.ts";

/**
 * Writes all files or none: each is replaced in one step, mode and owner stay, and a symbolic link leads to the file
 * that is written. Throws an `OutputError` when one cannot be written, or is not what its fixes were made for.
 */
export async function writeFixed(files: readonly FixedFile[]): Promise<void> {
  for (const file of files) checkUnchanged(file);
  const written: FixedFile[] = [];
  try {
    for (const file of files) {
      await writeFileAtomic(realpathSync(file.file), file.after);
      written.push(file);
    }
  } catch (error) {
    for (const { file, before } of written) await writeFileAtomic(realpathSync(file), before);
    throw toOutputError(error, files[written.length]?.file ?? "a file");
  }
}

/** Compared as bytes, so that nothing is written back that was not read as text. */
function checkUnchanged({ file, before }: FixedFile): void {
  try {
    const path = realpathSync(file);
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    if (readFileSync(path).equals(Buffer.from(before))) return;
  } catch (error) {
    throw toOutputError(error, file);
  }
  throw new OutputError("changed-meanwhile", file);
}
