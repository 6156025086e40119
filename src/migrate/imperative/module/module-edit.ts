import type { FileEdit, Obstacle } from "../../common/plan.ts";
import { finding, placeIn } from "../messages.ts";
import { readPlainFile } from "../read/read-plain-file.ts";
import { isOwnModule } from "./module-header.ts";

/** Larger than any module is. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The edit that writes a module to a file, and what is in the way: a file that nixctr did not write as it is. */
export function moduleEdit(
  path: string,
  module: string,
): { readonly edit: FileEdit; readonly obstacles: readonly Obstacle[] } {
  const found = readPlainFile(path, MOST_BYTES);
  const before = found.kind === "text" ? found.text : null;
  const edit = { path, label: "module with the containers", before, after: module };
  const isFree = found.kind === "missing" || before === module || (before !== null && isOwnModule(before));
  return { edit, obstacles: isFree ? [] : [notOwn(path)] };
}

function notOwn(path: string): Obstacle {
  const { severity: _, ...obstacle } = finding("not-own", { subject: path, place: placeIn(path) }, {});
  return obstacle;
}
