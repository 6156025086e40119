import type { TreeEntry } from "../output/tree-entry.ts";
import type { ComparedHost } from "./artifact.ts";
import { treeArtifacts } from "./tree-artifacts.ts";
import { isUnit } from "./unit-path.ts";

/** A tree of files as one side of a comparison: what `nixctr lower --out` writes. */
export function comparedTree(entries: readonly TreeEntry[]): ComparedHost {
  const units = entries.flatMap((entry) =>
    entry.kind === "file" && isUnit(entry.path) ? [[fileName(entry.path), entry.text] as const] : [],
  );
  const links = entries.filter(({ kind }) => kind === "link").map(({ path }) => fileName(path));
  return { artifacts: treeArtifacts(entries), units: new Map(units), wanted: new Set(links), hasOptions: false };
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
