import { relative } from "node:path";

import type { EditedSources } from "./edited-sources.ts";
import { isBelow, projectDirectory } from "./project-directory.ts";
import type { ReleaseOrder } from "./release-order.ts";
import { importedFiles } from "./trial/imported-files.ts";

/** The files of the project that the configuration is written in. */
export function ownFiles({ file }: Pick<ReleaseOrder, "file">, { sourceOf }: EditedSources): readonly string[] {
  const project = projectDirectory(file);
  return importedFiles(file, sourceOf).filter((path) => isBelow(project, path));
}

/** A line of a file of the project, as tables name it. */
export function lineOf(
  { file, line }: { readonly file: string; readonly line: number },
  order: Pick<ReleaseOrder, "file">,
): string {
  return `${relative(projectDirectory(order.file), file)}:${line}`;
}
