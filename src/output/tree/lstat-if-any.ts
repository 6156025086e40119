import { lstatSync, type Stats } from "node:fs";

import { errnoOf } from "../output-error.ts";

/** What is at a path of the file system, without following a link there; undefined when nothing is. */
export function lstatIfAny(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    // ENOTDIR: a file is where a directory would be, so nothing can be below it.
    if (["ENOENT", "ENOTDIR"].includes(errnoOf(error) ?? "")) return undefined;
    throw error;
  }
}
