import { dirname, join } from "node:path";

import type { Range } from "../../syntax/range.ts";
import type { Token } from "../../syntax/tokens.ts";
import { type NamedPath, type Reads, readsIn } from "./reads-in.ts";
import { hiddenIn, type UserSource } from "./user-source.ts";

/** What the evaluation of a container's system may look at because of the texts that it reads. */
export interface SourceReads {
  readonly reads: readonly Reads[];
  /** The files in which definitions of containers that were not asked for do not count. */
  readonly hiding: ReadonlySet<string>;
}

/**
 * What the sources read. `entry` is the module of the host: in it, and in the modules that it imports, the definitions
 * of containers that are not `asked` for do not count, as long as nothing else gets at those files. Undefined where
 * there is no such module.
 */
export function readSources(
  sources: readonly UserSource[],
  entry: string | undefined,
  asked: ReadonlySet<string>,
): SourceReads {
  const files = sources.map((source) => describeFile(source, asked));
  let hiding = modulesFrom(entry, files);
  for (;;) {
    const exposed = exposedBy(files, hiding);
    if (exposed.size === 0) break;
    hiding = new Set([...hiding].filter((file) => !exposed.has(file)));
  }
  return { hiding, reads: files.map((file) => readsOf(file, hiding)) };
}

interface DescribedFile {
  readonly source: UserSource;
  /** What the source reads without what is hidden in it. */
  readonly visible: Reads;
}

function describeFile(source: UserSource, asked: ReadonlySet<string>): DescribedFile {
  const { file, tokens, reads } = source;
  const hidden = hiddenIn(source, asked).map(({ range }) => range);
  return { source, visible: hidden.length === 0 ? reads : readsIn(outside(hidden, tokens), dirname(file)) };
}

/** The tokens, which stand in order, that are in none of the ranges. */
function outside(ranges: readonly Range[], tokens: readonly Token[]): readonly Token[] {
  const sorted = ranges.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return tokens.filter(({ start }) => {
    while ((sorted[next]?.end ?? Infinity) <= start) next++;
    return start < (sorted[next]?.start ?? Infinity);
  });
}

function readsOf({ source, visible }: DescribedFile, hiding: ReadonlySet<string>): Reads {
  return hiding.has(source.file) ? visible : source.reads;
}

/** The module of the host and those that it imports, at any depth. */
function modulesFrom(entry: string | undefined, files: readonly DescribedFile[]): ReadonlySet<string> {
  const found = new Set<string>();
  const left = entry === undefined ? [] : [entry];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    const described = files.find(({ source }) => source.file === file);
    if (described === undefined || found.has(file)) continue;
    found.add(file);
    left.push(...moduleImports(described).flatMap(({ path }) => [path, join(path, "default.nix")]));
  }
  return found;
}

function moduleImports({ source: { module, reads } }: DescribedFile): readonly NamedPath[] {
  const starts = new Set(module.imports);
  return reads.paths.filter(({ start }) => starts.has(start));
}

/** The modules that something gets at in another way than as modules of the host. */
function exposedBy(files: readonly DescribedFile[], modules: ReadonlySet<string>): ReadonlySet<string> {
  const all = files.map((file) => ({ file, reads: readsOf(file, modules) }));
  if (all.some(({ reads }) => reads.reflects || reads.untracked.length > 0)) return modules;
  const named = all.flatMap(({ file, reads }) => {
    const asModules = modules.has(file.source.file) ? moduleImports(file) : [];
    return reads.paths.filter(({ start }) => !asModules.some((path) => path.start === start));
  });
  const computed = all.some(({ reads }) => reads.computed);
  return new Set([...modules].filter((module) => named.some((path) => leadsTo(path, module, computed))));
}

/** A string that names a directory is one of many, unless files are looked for in what strings name. */
function leadsTo({ path, as }: NamedPath, file: string, computed: boolean): boolean {
  if (path === file) return true;
  return (as !== "text" || computed) && file.startsWith(path === "/" ? "/" : `${path}/`);
}
