import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

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

/** Whether a path is in a directory; both are absolute. */
export function isBelow(directory: string, path: string): boolean {
  return path.startsWith(directory.endsWith("/") ? directory : `${directory}/`);
}
