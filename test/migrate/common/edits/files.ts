import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { FileEdit, MigrationPlan } from "../../../../src/migrate/common/plan.ts";
import { temporaryDirectory } from "../../../output/temporary-directory.ts";

export const BEFORE = "before é\r\n";
export const AFTER = "after 🚀\r\n";

/** A new directory with files whose content is `BEFORE`. */
export function directoryOf(...names: readonly string[]): string {
  const directory = temporaryDirectory();
  for (const name of names) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), BEFORE);
  }
  return directory;
}

export function edit(path: string): FileEdit {
  return { path, label: "", before: BEFORE, after: AFTER };
}

export function newFile(path: string): FileEdit {
  return { path, label: "", before: null, after: AFTER };
}

/** A plan with nothing but what is given. */
export function planWith(plan: Partial<MigrationPlan> & Pick<MigrationPlan, "project">): MigrationPlan {
  return { title: "from here → to there", edits: [], findings: [], tables: [], steps: [], ...plan };
}
