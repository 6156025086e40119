import { dirname, join } from "node:path";

import type { ParsedSource } from "../../syntax/parsed-source.ts";
import type { Token } from "../../syntax/tokens.ts";
import { type ContainerText, type ModuleText, moduleText } from "./module-text.ts";
import { type NamedPath, type Reads, readsIn } from "./reads-in.ts";

/** The text of a file that the evaluation of a system reads. */
export interface UserSource {
  readonly file: string;
  readonly parsed: ParsedSource;
}

/** What the evaluation of a container's system may look at because of the texts that it reads. */
export interface SourceReads {
  readonly reads: readonly Reads[];
  /** The files in which definitions of containers that were not asked for do not count. */
  readonly hiding: ReadonlySet<string>;
}

/** The parts of a source that do not count, because they are about containers whose values nobody asked for. */
export function hiddenIn(parsed: ParsedSource, asked: ReadonlySet<string>): readonly ContainerText[] {
  return moduleText(parsed).containers.filter(({ name }) => !asked.has(name));
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
  readonly file: string;
  readonly module: ModuleText;
  readonly whole: Reads;
  /** Without what is hidden. */
  readonly visible: Reads;
}

function describeFile({ file, parsed }: UserSource, asked: ReadonlySet<string>): DescribedFile {
  const tokens = parsed.tokens.filter(({ kind }) => kind !== "comment");
  const module = moduleText(parsed);
  const hidden = module.containers.filter(({ name }) => !asked.has(name));
  const isVisible = ({ start }: Token): boolean =>
    !hidden.some(({ range }) => range.start <= start && start < range.end);
  const directory = dirname(file);
  return { file, module, whole: readsIn(tokens, directory), visible: readsIn(tokens.filter(isVisible), directory) };
}

function readsOf({ file, whole, visible }: DescribedFile, hiding: ReadonlySet<string>): Reads {
  return hiding.has(file) ? visible : whole;
}

/** The module of the host and those that it imports, at any depth. */
function modulesFrom(entry: string | undefined, files: readonly DescribedFile[]): ReadonlySet<string> {
  const found = new Set<string>();
  const left = entry === undefined ? [] : [entry];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    const described = files.find((other) => other.file === file);
    if (described === undefined || found.has(file)) continue;
    found.add(file);
    left.push(...moduleImports(described).flatMap(({ path }) => [path, join(path, "default.nix")]));
  }
  return found;
}

function moduleImports({ module, whole }: DescribedFile): readonly NamedPath[] {
  const starts = new Set(module.imports.map(({ start }) => start));
  return whole.paths.filter(({ start }) => starts.has(start));
}

/** The modules that something gets at in another way than as modules of the host. */
function exposedBy(files: readonly DescribedFile[], modules: ReadonlySet<string>): ReadonlySet<string> {
  const all = files.map((file) => ({ file, reads: readsOf(file, modules) }));
  if (all.some(({ reads }) => reads.reflects || reads.untracked.length > 0)) return modules;
  const named = all.flatMap(({ file, reads }) => {
    const asModules = modules.has(file.file) ? moduleImports(file) : [];
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
