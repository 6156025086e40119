import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { findProgram } from "../../../evaluation/find-program.ts";
import { runLimited } from "../../../evaluation/run-limited.ts";

/** What git says of files of one directory. */
export interface GitChanges {
  /** Those of the given names that differ from what is committed. */
  readonly changed: ReadonlySet<string>;
  /** Why git does not say; null where it does, and where there is no repository. */
  readonly failure: string | null;
}

const LIMITS = { seconds: 30, mebibytes: 2048 };
const NOTHING: GitChanges = { changed: new Set(), failure: null };

/** Asks git which files, all of one directory, have changes that are not committed. Files that git does not have count as clean. */
export async function gitChanges(directory: string, files: readonly string[]): Promise<GitChanges> {
  if (!isInRepository(directory)) return NOTHING;
  const git = findProgram("git", process.env["PATH"] ?? "");
  if (git === undefined) return { ...NOTHING, failure: "there is no git on PATH" };
  const changed = new Set<string>();
  for (const file of files) {
    const outcome = await runLimited({
      program: git,
      args: [...OPTIONS, "-C", directory, ...STATUS, `./${basename(file)}`],
      limits: LIMITS,
      environment: ENVIRONMENT,
    });
    if (outcome.kind !== "exit") return { ...NOTHING, failure: "it did not end" };
    if (outcome.status !== 0) return { ...NOTHING, failure: firstLine(outcome.stderr) };
    if (outcome.stdout !== "") changed.add(file);
  }
  return { changed, failure: null };
}

/** Nothing that the repository names is run, and names are taken as they are. */
const OPTIONS = ["-c", "core.fsmonitor=false", "--literal-pathspecs", "--no-optional-locks"];
const STATUS = ["status", "--porcelain", "-z", "--untracked-files=no", "--ignore-submodules=none", "--"];

/** What a hook of git sets is about another repository. */
const ENVIRONMENT = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_PREFIX: undefined,
  LC_ALL: "C",
};

function isInRepository(directory: string): boolean {
  if (existsSync(join(directory, ".git"))) return true;
  const above = dirname(directory);
  return above !== directory && isInRepository(above);
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
