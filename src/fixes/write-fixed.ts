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
  for (const fixed of files) {
    checkUnchanged(fixed);
    checkWritable(fixed.file);
  }
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

/** Throws an `OutputError` when a file is not the text that its fixes were made for: as bytes, so that it is UTF-8. */
export function checkUnchanged({ file, before }: FixedFile): void {
  if (!bytesOf(file).equals(Buffer.from(before))) throw new OutputError("changed-meanwhile", file);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw toOutputError(error, file);
  }
}

/** A file is replaced by another one in its directory. */
function checkWritable(file: string): void {
  try {
    const path = realpathSync(file);
    for (const changed of [path, dirname(path)]) accessSync(changed, constants.W_OK);
  } catch (error) {
    throw toOutputError(error, file);
  }
}
