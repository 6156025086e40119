import { unifiedHunks } from "../../../diff/unified-hunks.ts";
import type { PlannedChange } from "./planned-change.ts";

/** A unified diff that `patch` and `git apply` take. `shownPath` is the file's name in it. */
export function renderChange(change: PlannedChange, shownPath: string): string {
  const { before, after } = change;
  const name = shownPath.replace(/^\//, "");
  // `patch` takes the name to end at the first blank, unless there is a tab behind it.
  const end = name.includes(" ") ? "\t\n" : "\n";
  return [
    ...gitLines(change, name),
    before === null ? "--- /dev/null\n" : `--- a/${name}${end}`,
    after === null ? "+++ /dev/null\n" : `+++ b/${name}${end}`,
    unifiedHunks(before ?? "", after ?? ""),
  ].join("");
}

/** Links, programs and files without text are there in diffs as git writes them. */
function gitLines({ mode, before, after }: PlannedChange, name: string): readonly string[] {
  const isEmpty = (before ?? "") === "" && (after ?? "") === "";
  if (before !== null || (mode === "100644" && !isEmpty)) return [];
  return [`diff --git a/${name} b/${name}\n`, `new file mode ${mode}\n`];
}
