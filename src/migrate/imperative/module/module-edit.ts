import { unquoted } from "../../../evaluation/nix-string.ts";
import type { FileEdit, Obstacle } from "../../common/plan.ts";
import { finding, type FindingArguments, type FindingKind, placeIn } from "../messages.ts";
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
  return { edit, obstacles: found.kind === "missing" || before === module ? [] : obstaclesOf(path, before, module) };
}

function obstaclesOf(path: string, before: string | null, module: string): readonly Obstacle[] {
  if (before === null || !isOwnModule(before)) return [obstacle("not-own", path, {})];
  // Those that were migrated before are no longer nixos-container's: they have no other declaration.
  const names = namesIn(before).filter((name) => !namesIn(module).includes(name));
  return names.length === 0 ? [] : [obstacle("gone-from-module", path, { names })];
}

function obstacle<Kind extends FindingKind>(kind: Kind, path: string, given: FindingArguments[Kind]): Obstacle {
  const { severity: _, ...rest } = finding(kind, { subject: path, place: placeIn(path) }, given);
  return rest;
}

/** The containers of a module, as nixctr writes it. */
function namesIn(module: string): readonly string[] {
  return Array.from(module.matchAll(/^ {2}containers\.(.+) = \{$/gm), ([, name = ""]) => unquoted(name));
}
