import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { runGit } from "./run-git.ts";

/** What git says of files of one directory. */
export interface GitChanges {
  /** Those of the given names that differ from what is committed. */
  readonly changed: ReadonlySet<string>;
  /** Why git does not say; null where it does, and where there is no repository. */
  readonly failure: string | null;
}

const NOTHING: GitChanges = { changed: new Set(), failure: null };

/** Asks git which files, all of one directory, have changes that are not committed. Files that git does not have count as clean. */
export async function gitChanges(directory: string, files: readonly string[]): Promise<GitChanges> {
  if (!isInRepository(directory)) return NOTHING;
  const changed = new Set<string>();
  for (const file of files) {
    const outcome = await runGit(directory, [...STATUS, `./${basename(file)}`]);
    if ("failure" in outcome) return { ...NOTHING, failure: outcome.failure };
    if (outcome.output !== "") changed.add(file);
  }
  return { changed, failure: null };
}

const STATUS = ["status", "--porcelain", "-z", "--untracked-files=no", "--ignore-submodules=none", "--"];

function isInRepository(directory: string): boolean {
  if (existsSync(join(directory, ".git"))) return true;
  const above = dirname(directory);
  return above !== directory && isInRepository(above);
}
