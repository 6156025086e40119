import { chmodSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { isRunning } from "../is-running.ts";
import { errnoOf, OutputError } from "../output-error.ts";
import { reservedPrefix } from "./tree-path.ts";

/**
 * A directory of one run beside what it replaces: inside the output directory, or next to it while that does not
 * exist, so that files get to their places by renaming.
 */
export interface StagingArea {
  readonly path: string;
  /** Where entries are staged, at their paths relative to the output directory. */
  readonly staged: string;
  /** Where replaced and removed entries are kept until all is done. */
  readonly backups: string;
  /** What is being changed; there only while it is. */
  readonly journal: string;
}

const marker = `${reservedPrefix}staging-`;

/** Makes the area of this process. Throws `busy` when another process is writing the same directory. */
export function openArea(directory: string, exists: boolean): StagingArea {
  const path = `${areaPrefix(directory, exists)}${process.pid}`;
  mkdirSync(path, { mode: 0o700 });
  const area = areaAt(path);
  try {
    checkNoneRunning(directory, findAreas(directory, exists));
    mkdirSync(area.staged);
    chmodSync(area.staged, 0o755);
    mkdirSync(area.backups);
    return area;
  } catch (error) {
    closeArea(area);
    throw error;
  }
}

/** Removes the area and everything in it, as far as that is possible: the next run removes the rest. */
export function closeArea(area: StagingArea): void {
  try {
    rmSync(area.path, { recursive: true, force: true });
  } catch {
    // The output itself is complete, or as before, and this must not make it look otherwise.
  }
}

/** The areas of runs that were stopped in the middle. Throws `busy` while another process is writing the directory. */
export function findAbandonedAreas(directory: string, exists: boolean): StagingArea[] {
  const areas = findAreas(directory, exists);
  checkNoneRunning(directory, areas);
  return areas;
}

function findAreas(directory: string, exists: boolean): StagingArea[] {
  const prefix = areaPrefix(directory, exists);
  const parent = dirname(prefix);
  return listIfAny(parent)
    .filter((name) => name.startsWith(basename(prefix)) && /^\d+$/.test(name.slice(basename(prefix).length)))
    .map((name) => areaAt(join(parent, name)));
}

function listIfAny(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return [];
    throw error;
  }
}

function areaPrefix(directory: string, exists: boolean): string {
  return exists ? join(directory, marker) : join(dirname(directory), `.${basename(directory)}${marker}`);
}

function areaAt(path: string): StagingArea {
  const [staged, backups, journal] = [join(path, "new"), join(path, "old"), join(path, "journal.json")];
  return { path, staged, backups, journal };
}

function checkNoneRunning(directory: string, areas: readonly StagingArea[]): void {
  for (const { path } of areas) {
    const owner = /\d+$/.exec(path)?.[0] ?? "";
    if (isRunning(Number(owner))) throw new OutputError("busy", directory, owner);
  }
}
