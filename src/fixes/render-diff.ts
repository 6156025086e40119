import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

import type { FixedFile } from "./fixed-files.ts";

/** A unified diff that `patch` and `git apply` take. `shownFile` is the file's name in it. */
export function renderDiff({ before, after }: FixedFile, shownFile: string): string {
  const name = shownFile.replace(/^\//, "");
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  const diff = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, options);
  // `patch` takes the name to end at the first blank, unless there is a tab behind it.
  return name.includes(" ") ? diff.replace(/^(--- .*)\n(\+\+\+ .*)\n/, "$1\t\n$2\t\n") : diff;
}
