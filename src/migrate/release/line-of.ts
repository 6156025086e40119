import { relative } from "node:path";

import type { ReleaseOrder } from "./release-order.ts";

/** A line of a file of the project, as tables name it. */
export function lineOf(
  { file, line }: { readonly file: string; readonly line: number },
  { project }: Pick<ReleaseOrder, "project">,
): string {
  return `${relative(project, file)}:${line}`;
}
