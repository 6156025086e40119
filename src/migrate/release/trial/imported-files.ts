import { dirname, resolve } from "node:path";

import type { ParsedSource } from "../../../syntax/parsed-source.ts";
import { isBelow } from "../../common/is-below.ts";

/** More than these, no configuration is made of. */
const MOST_FILES = 5000;

/**
 * The Nix files of a project that some of them reach by paths that are written in them, themselves included: what a path
 * names, or the `default.nix` in it.
 */
export function importedFiles(
  starts: readonly string[],
  project: string,
  sourceOf: (file: string) => ParsedSource | undefined,
): readonly string[] {
  const found = new Set<string>();
  const left = [...starts];
  for (let file = left.pop(); file !== undefined && found.size < MOST_FILES; file = left.pop()) {
    const source = found.has(file) || !isBelow(project, file) ? undefined : sourceOf(file);
    if (source === undefined) continue;
    found.add(file);
    left.push(...pathsIn(source).flatMap((path) => (path.endsWith(".nix") ? [path] : [`${path}/default.nix`])));
  }
  return [...found];
}

function pathsIn(source: ParsedSource): readonly string[] {
  const base = dirname(source.file);
  return Array.from(source.root.descendants()).flatMap((node) =>
    node.type === "path_expression" && !node.text.includes("${") ? [resolve(base, node.text)] : [],
  );
}
