import { errnoOf } from "../../../output/output-error.ts";
import { linkOrCopy } from "./link-or-copy.ts";

/**
 * Keeps a file under another name beside it, which it gives: `FILE.nixctr-backup`, with a number behind it where that
 * is taken. Throws what the system says.
 */
export function backUp(file: string): string {
  for (let number = 0; ; number++) {
    const backup = `${file}.nixctr-backup${number === 0 ? "" : `.${number}`}`;
    try {
      linkOrCopy(file, backup);
      return backup;
    } catch (error) {
      if (errnoOf(error) !== "EEXIST") throw error;
    }
  }
}
