import type { Obstacle } from "../plan.ts";

/** Why a file is not written, by kind; `detail` is what the reason depends on. */
const obstacleMessages = {
  outside: {
    text: (project: string) => `is not in ${project}, so it is not changed`,
    advice: "Make the change there by hand, as the diff shows it.",
  },
  "linked-outside": {
    text: (target: string) => `is a symbolic link to ${target}, outside the configuration, so it is not changed`,
    advice: "Make the change there by hand, as the diff shows it.",
  },
  store: {
    text: () => "is in the Nix store, where nothing is ever changed",
    advice: "Change the source that it comes from.",
  },
  uncommitted: {
    text: () => "has changes that are not committed to git",
    advice: "Commit or stash them first: then git has the file as it was.",
  },
  "git-failed": {
    text: (reason: string) => `may have changes that are not committed: git does not say (${reason})`,
    advice: "Make `git status` work in its directory.",
  },
  "not-writable": {
    text: () => "cannot be written: permission denied",
    advice: "Run nixctr as its owner.",
  },
  missing: {
    text: () => "is not there any more",
    advice: "Run nixctr again.",
  },
  "no-directory": {
    text: (directory: string) => `cannot be made: there is no directory ${directory}`,
    advice: "Make the directory, or name another file.",
  },
  changed: {
    text: () => "was changed meanwhile, or is not UTF-8",
    advice: "Run nixctr again.",
  },
  exists: {
    text: () => "exists already",
    advice: "Move it away, or name another file.",
  },
  "in-the-way": {
    text: (reason: string) => reason,
    advice: "Move it away, or name another directory.",
  },
} satisfies Readonly<Record<string, { readonly text: (detail: string) => string; readonly advice: string }>>;

export type ObstacleKind = keyof typeof obstacleMessages;

/** A finding about a file that `--write` refuses to write. */
export function obstacle(kind: ObstacleKind, path: string, detail = ""): Obstacle {
  const { text, advice } = obstacleMessages[kind];
  return { subject: path, place: { file: path, line: null, column: null }, text: text(detail), advice };
}
