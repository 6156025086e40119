import type { TreeEntry } from "../output/tree-entry.ts";
import type { Artifact } from "./artifact.ts";
import { generatedFiles } from "./generated-files.ts";
import { containerOf, isUnit } from "./unit-path.ts";
import { withoutHashes } from "./without-hashes.ts";

type Described = Omit<Artifact, "path" | "text">;

/** What the files and links of a tree are to the host that they are for. */
export function treeArtifacts(entries: readonly TreeEntry[]): Artifact[] {
  const placed = entries.flatMap((entry) => {
    const described = describe(entry);
    if (described === undefined) return [];
    return [{ ...described, path: entry.path, text: withoutHashes(textOf(entry)) }];
  });
  return [...placed, ...generatedFiles(entries)];
}

function textOf(entry: TreeEntry): string {
  return entry.kind === "link" ? `-> ${entry.target}\n` : entry.text;
}

/** Undefined for generated files, which are known by what uses them. */
function describe({ kind, path }: TreeEntry): Described | undefined {
  if (kind === "link") return { kind, id: `link:${path}`, container: containerOf(path) };
  const conf = /^etc\/(?:nixos-)?containers\/(.*)\.conf$/s.exec(path)?.[1];
  // The directory is the release's choice: it is the same conf file.
  if (conf !== undefined) return { kind: "conf", id: `conf:${conf}`, container: conf };
  if (isUnit(path)) return { kind: "unit", id: `unit:${path}`, container: containerOf(path) };
  const fragment = FRAGMENTS[path];
  return fragment === undefined ? undefined : { kind: fragment, id: path, container: null };
}

const FRAGMENTS: Readonly<Partial<Record<string, Artifact["kind"]>>> = {
  "etc/hosts.d/nixctr": "hosts",
  "etc/dhcpcd.conf.d/nixctr.conf": "dhcpcd",
  "etc/udev/rules.d/99-nixctr.rules": "udev",
  "etc/modules-load.d/nixctr.conf": "modules",
};
