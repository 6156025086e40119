import { findProgram } from "../../../evaluation/find-program.ts";
import { runLimited } from "../../../evaluation/run-limited.ts";

/** What git printed, or why it did not end well. */
export type GitOutcome = { readonly output: string } | { readonly failure: string };

const LIMITS = { seconds: 30, mebibytes: 2048 };

/** Runs git in a directory, where it changes nothing, and runs nothing that the repository names. */
export async function runGit(directory: string, args: readonly string[]): Promise<GitOutcome> {
  const git = findProgram("git", process.env["PATH"] ?? "");
  if (git === undefined) return { failure: "there is no git on PATH" };
  const outcome = await runLimited({
    program: git,
    args: [...OPTIONS, "-C", directory, ...args],
    limits: LIMITS,
    environment: ENVIRONMENT,
  });
  if (outcome.kind !== "exit") return { failure: "it did not end" };
  return outcome.status === 0 ? { output: outcome.stdout } : { failure: firstLine(outcome.stderr) };
}

/** Names are taken as they are. */
const OPTIONS = ["-c", "core.fsmonitor=false", "--literal-pathspecs", "--no-optional-locks"];

/** What a hook of git sets is about another repository. */
const ENVIRONMENT = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_PREFIX: undefined,
  LC_ALL: "C",
};

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
