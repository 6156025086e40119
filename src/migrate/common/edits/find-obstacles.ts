import { accessSync, constants, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { groupBy } from "../../../group-by.ts";
import { lstatIfAny } from "../../../output/tree/lstat-if-any.ts";
import { isBelow } from "../is-below.ts";
import type { FileEdit, Obstacle } from "../plan.ts";
import { gitChanges } from "./git-changes.ts";
import { obstacle, type ObstacleKind } from "./obstacle.ts";

/**
 * What is in the way of writing edits: files that are somebody else's, that are not as they were when the edits were
 * made for them, or whose present text nobody keeps. `project` is the directory that they have to be in.
 */
export async function findObstacles(edits: readonly FileEdit[], project: string): Promise<readonly Obstacle[]> {
  const found: Obstacle[] = [];
  const sound: { readonly path: string; readonly real: string }[] = [];
  for (const edit of edits) {
    const result = check(edit, project);
    if ("real" in result) sound.push({ path: edit.path, real: result.real });
    else found.push(obstacle(result.kind, edit.path, result.detail));
  }
  return [...found, ...(await uncommitted(sound))];
}

interface Refusal {
  readonly kind: ObstacleKind;
  readonly detail?: string;
}

/** Where the edit really is, or why it is not made. */
function check({ path, before }: FileEdit, project: string): { readonly real: string } | Refusal {
  const isThere = lstatIfAny(path) !== undefined;
  if (before === null && isThere) return { kind: "exists" };
  if (before !== null && !isThere) return { kind: "missing" };
  const directory = realDirectory(dirname(path));
  const real = isThere ? realPath(path) : directory && join(directory, basename(path));
  if (real === undefined) return isThere ? { kind: "missing" } : { kind: "no-directory", detail: dirname(path) };
  if (real.startsWith("/nix/store/")) return { kind: "store" };
  if (!isBelow(realPath(project) ?? project, real)) {
    return real === path ? { kind: "outside", detail: project } : { kind: "linked-outside", detail: real };
  }
  if (!isWritable(before === null ? [dirname(real)] : [real, dirname(real)])) return { kind: "not-writable" };
  return before === null || isText(real, before) ? { real } : { kind: "changed" };
}

/** Undefined where links lead to nothing. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function realDirectory(path: string): string | undefined {
  const real = realPath(path);
  return real !== undefined && statSync(real).isDirectory() ? real : undefined;
}

function isWritable(paths: readonly string[]): boolean {
  try {
    for (const path of paths) accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** As bytes, so that it is UTF-8. */
function isText(path: string, text: string): boolean {
  try {
    return readFileSync(path).equals(Buffer.from(text));
  } catch {
    return false;
  }
}

async function uncommitted(
  files: readonly { readonly path: string; readonly real: string }[],
): Promise<readonly Obstacle[]> {
  const found: Obstacle[] = [];
  for (const [directory, own] of groupBy(files, ({ real }) => dirname(real))) {
    const { changed, failure } = await gitChanges(
      directory,
      own.map(({ real }) => real),
    );
    for (const { path, real } of own) {
      if (failure !== null) found.push(obstacle("git-failed", path, failure));
      else if (changed.has(real)) found.push(obstacle("uncommitted", path));
    }
  }
  return found;
}
