import { relative } from "node:path";

import { projectDirectory } from "./project-directory.ts";
import type { ReleaseOrder } from "./release-order.ts";

/** A line of a file of the project, as tables name it. */
export function lineOf(
  { file, line }: { readonly file: string; readonly line: number },
  order: Pick<ReleaseOrder, "file">,
): string {
  return `${relative(projectDirectory(order.file), file)}:${line}`;
}
