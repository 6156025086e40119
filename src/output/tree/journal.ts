import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

import * as z from "zod/mini";

import { manifestName } from "./manifest.ts";
import type { Change } from "./plan-tree.ts";
import type { StagingArea } from "./staging-area.ts";
import { splitTreePath } from "./tree-path.ts";

const journalSchema = z.array(
  z.strictObject({ kind: z.enum(["add", "replace", "remove", "remove-directory"]), path: z.string() }),
);

/** Records the changes before the first is made: a run that is stopped from then on is undone by the next. */
export function writeJournal({ journal }: StagingArea, changes: readonly Change[]): void {
  writeFileSync(`${journal}.part`, JSON.stringify(changes));
  renameSync(`${journal}.part`, journal);
}

/** The changes that may have been made in an area; none when the run had not come so far. Throws for another file. */
export function readJournal(area: StagingArea): readonly Change[] {
  if (!hasJournal(area)) return [];
  const changes = journalSchema.parse(JSON.parse(readFileSync(area.journal, "utf8")));
  for (const { path } of changes) if (path !== manifestName) splitTreePath(path);
  return changes;
}

/** Whether changes of this area may have been made and neither kept nor undone. */
export function hasJournal({ journal }: StagingArea): boolean {
  return existsSync(journal);
}

/** From here on the changes stay. */
export function removeJournal({ journal }: StagingArea): void {
  rmSync(journal, { force: true });
}
