import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import type { State } from "./file-state.ts";

/** The commit that a tree is at, as `lib.commitIdFromGitRepo` finds it; empty for a tree that is no git repository. */
export function commitState(tree: string): State {
  return { text: commitOf(tree), changed: 0 };
}

function commitOf(tree: string): string {
  const git = join(tree, ".git");
  const link = /^gitdir: (.*)$/m.exec(textIfAny(git))?.[1];
  const directory = link === undefined ? git : resolve(tree, link);
  const common = resolve(directory, textIfAny(join(directory, "commondir")).trim());
  const head = textIfAny(join(directory, "HEAD")).trim();
  const reference = /^ref: (.*)$/.exec(head)?.[1];
  if (reference === undefined) return head;
  const loose = textIfAny(join(common, reference)).trim();
  return loose === "" ? packed(common, reference) : loose;
}

function packed(directory: string, reference: string): string {
  const line = textIfAny(join(directory, "packed-refs"))
    .split("\n")
    .find((text) => text.endsWith(` ${reference}`));
  return line ?? "";
}

function textIfAny(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
