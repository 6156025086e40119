import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod/mini";

import { InputError } from "../../../evaluation/input-error.ts";
import { errnoOf } from "../../../output/output-error.ts";

/** Of a name: nothing that a journal says leads out of the directory of a file. */
const name = z.string().check(
  z.regex(/^[^/\0]+$/),
  z.refine((text) => text !== "." && text !== ".."),
);
/** Of a path below the project. */
const below = z.string().check(z.refine((path) => path.split("/").every((part) => !["", ".", ".."].includes(part))));
const entry = z.strictObject({ path: below, temporary: name, backup: z.nullable(name), after: z.string() });
const journal = z.strictObject({ pid: z.int(), files: z.array(entry) });

/** A file that is to be replaced, or made: its path below the project, and names beside it. */
export type JournalEntry = z.infer<typeof entry>;

/** What a run is writing. */
export type Journal = z.infer<typeof journal>;

/** There as long as a project is being written. */
export function journalIn(project: string): string {
  return join(project, ".nixctr-migration.json");
}

/** Records on disk what is to be written, before anything is: a run that is killed is then undone by the next one. */
export function writeJournal(project: string, files: readonly JournalEntry[]): void {
  const path = journalIn(project);
  const part = `${path}.${process.pid}`;
  const descriptor = openSync(part, "w", 0o600);
  try {
    writeSync(descriptor, JSON.stringify({ pid: process.pid, files }));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(part, path);
}

export function removeJournal(project: string): void {
  rmSync(journalIn(project), { force: true });
}

/** What a run is writing, or has not written to the end; undefined where there is none. Throws an `InputError` for another file. */
export function readJournal(project: string): Journal | undefined {
  const path = journalIn(project);
  try {
    return journal.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw new InputError(`${path} is not what nixctr keeps there while it writes: move it away`);
  }
}

/** By which the text is known that a run has written. */
export function digestOf(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}
