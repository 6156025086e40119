import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

import { isBelow } from "../common/is-below.ts";

/** What the root directory of a project has. */
const MARKS = [".git", ".hg", ".jj", "flake.nix"];

/** The directory of the project that a configuration is part of: the nearest one around it that looks so, else its own. */
export function projectDirectory(file: string): string {
  const own = dirname(file);
  for (let directory = own; ; directory = dirname(directory)) {
    if (MARKS.some((mark) => existsSync(join(directory, mark)))) return directory;
    if (directory === dirname(directory)) return own;
  }
}

/** Whether a file is part of a project, wherever links lead, and not of the Nix store. */
export function isOwnFile(project: string, file: string): boolean {
  try {
    const path = realpathSync(file);
    return isBelow(project, path) && !path.startsWith("/nix/store/");
  } catch {
    return false;
  }
}
