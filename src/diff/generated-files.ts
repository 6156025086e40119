import type { TreeEntry, TreeFile } from "../output/tree-entry.ts";
import type { Artifact } from "./artifact.ts";
import { containerOf, isUnit } from "./unit-path.ts";
import { generatedPathsIn, withoutHashes } from "./without-hashes.ts";

/** What a unit uses, and by which of its directives. */
interface Use {
  readonly unit: string;
  readonly directive: string;
  readonly path: string;
}

/**
 * The generated files of a tree, each once for every unit that uses it: what a file is to its unit is the same on both
 * sides of a comparison, and its name is not.
 */
export function generatedFiles(entries: readonly TreeEntry[]): Artifact[] {
  const files = new Map(entries.filter((entry) => entry.kind === "file").map((file) => [`/${file.path}`, file]));
  const normalized = new Map<string, string>();
  const textOf = ({ path, text }: TreeFile): string => {
    const known = normalized.get(path) ?? withoutHashes(text);
    normalized.set(path, known);
    return known;
  };
  return [...files.values()]
    .filter(({ path }) => isUnit(path))
    .flatMap((unit) => withOrdinals(usesOf(unit, files)).map((use) => toArtifact(use, files, textOf)));
}

/** What it names holds the conf file once more, and nothing that runs. */
const TRIGGERS = "X-Restart-Triggers";

/** Directly, then by files that are used directly. */
function usesOf(unit: TreeFile, files: ReadonlyMap<string, TreeFile>): Use[] {
  const name = unit.path.replace(/^.*\//s, "");
  const direct = unit.text.split("\n").flatMap((line) => {
    const directive = /^([^=]+)=/.exec(line)?.[1] ?? "";
    if (directive === TRIGGERS) return [];
    return generatedPathsIn(line).map((path) => ({ unit: name, directive, path }));
  });
  const inner = direct.flatMap(({ directive, path }) =>
    generatedPathsIn(files.get(path)?.text ?? "").map((used) => ({ unit: name, directive, path: used })),
  );
  return [...direct, ...inner].filter(({ path }) => files.has(path));
}

interface NumberedUse extends Use {
  /** Among the files that the directive leads to. */
  readonly ordinal: number;
}

function withOrdinals(uses: readonly Use[]): NumberedUse[] {
  const counts = new Map<string, number>();
  return uses.map((use) => {
    const ordinal = counts.get(use.directive) ?? 0;
    counts.set(use.directive, ordinal + 1);
    return { ...use, ordinal };
  });
}

function toArtifact(
  { unit, directive, path, ordinal }: NumberedUse,
  files: ReadonlyMap<string, TreeFile>,
  textOf: (file: TreeFile) => string,
): Artifact {
  const file = files.get(path);
  return {
    kind: "file",
    id: `file:${unit}:${directive}:${ordinal}`,
    container: containerOf(`/${unit}`),
    path: withoutHashes(path).slice(1),
    usedBy: { unit, directive },
    text: file === undefined ? "" : textOf(file),
  };
}
