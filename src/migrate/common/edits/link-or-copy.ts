import { constants, copyFileSync, linkSync } from "node:fs";

import { errnoOf } from "../../../output/output-error.ts";

/**
 * Gives a file another name as well, where nothing has that name yet: with everything that there is to a file, and
 * without a copy where the file system has hard links. Throws what the system says, `EEXIST` where the name is taken.
 */
export function linkOrCopy(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    if (!WITHOUT_LINKS.includes(errnoOf(error) ?? "")) throw error;
    copyFileSync(file, name, constants.COPYFILE_EXCL);
  }
}

/** What file systems say that have no hard links, or that let nobody make them. */
const WITHOUT_LINKS: readonly string[] = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"];
