import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename } from "node:path";

import { OutputError } from "../../../output/output-error.ts";

/** What of an edit is to be written. */
interface Texts {
  readonly before: string | null;
  readonly after: string;
}

/** Of a name, so that the temporary file's own is not too long, whatever the characters. */
const LONGEST_PART = 40;

/** A name for a file beside another one, which nobody has. */
export function temporaryNameFor(target: string): string {
  return `.${basename(target).slice(0, LONGEST_PART)}.${randomBytes(6).toString("hex")}`;
}

/**
 * Writes the text of a file that is to be replaced to another one beside it, to disk and with its mode and owner. Throws
 * an `OutputError` when the file is not the text that the edit was made for.
 */
export function stageText(target: string, temporary: string, { before, after }: Texts): void {
  if (before !== null && !readFileSync(target).equals(Buffer.from(before))) {
    throw new OutputError("changed-meanwhile", target);
  }
  const descriptor = openSync(temporary, "wx", 0o644);
  try {
    writeAll(descriptor, Buffer.from(after));
    if (before !== null) keepAttributes(descriptor, target);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

/** The owner first: a change of it takes permission bits away. */
function keepAttributes(descriptor: number, target: string): void {
  const { uid, gid, mode } = statSync(target);
  if (uid !== process.getuid?.() || gid !== process.getgid?.()) fchownSync(descriptor, uid, gid);
  fchmodSync(descriptor, mode & 0o7777);
}
