import { basename, dirname, join } from "node:path";

import { lstatIfAny } from "../../../output/tree/lstat-if-any.ts";

/** The name of a backup beside a file: `FILE.nixctr-backup`, with a number behind it where that is taken. */
export function backupNameFor(file: string): string {
  for (let number = 0; ; number++) {
    const name = `${basename(file)}.nixctr-backup${number === 0 ? "" : `.${number}`}`;
    if (lstatIfAny(join(dirname(file), name)) === undefined) return name;
  }
}
