import { basename, delimiter, dirname, join } from "node:path";

import { isOwnFile } from "../../evaluation/nix-directory.ts";
import { readSources } from "../source/read-sources.ts";
import type { NamedPath, Reads } from "../source/reads-in.ts";
import { type UserSource, visibleText } from "../source/user-source.ts";
import { CLIMBING } from "../source/words.ts";
import { digest, kindAt } from "./file-state.ts";
import { isInStore, isLinkToStore } from "./is-in-store.ts";
import { type Mentions, nixpkgsDependencies, nixpkgsOf } from "./nixpkgs-dependencies.ts";
import type { Dependency } from "./states.ts";

/** What Nix says that it used for a system. */
export interface Used {
  /** Files that were evaluated. */
  readonly files: readonly string[];
  /** Paths that were copied to the store, or would have been. */
  readonly copied: readonly string[];
  /** Directories that inputs of a flake are read in. */
  readonly inputs: readonly string[];
  /** Containers whose values were asked for; undefined where that is not known. */
  readonly asked: ReadonlySet<string> | undefined;
}

export interface CollectionContext {
  /** The module of the host, where it is a file. */
  readonly entry: string | undefined;
  /** What `<…>` is looked up in, in the form of `NIX_PATH`. */
  readonly searchPath: string;
  /** The text of a file that was evaluated; undefined where it cannot be read. */
  readonly read: (file: string) => Promise<UserSource | undefined>;
  readonly mentions: Mentions;
}

/** A file of the user's that was evaluated. */
export interface SourceDependency {
  readonly file: string;
  /** Digest of its text. */
  readonly whole: string;
  /** Digest of the text without the definitions of containers that do not count; null where all of it counts. */
  readonly visible: string | null;
}

/** All that a result depends on. */
export interface Dependencies {
  readonly sources: readonly SourceDependency[];
  readonly others: readonly Dependency[];
}

/** What a system depends on; `untracked` says what it is that cannot be kept track of, where there is such a thing. */
export async function collectDependencies(
  used: Used,
  context: CollectionContext,
): Promise<Dependencies | { readonly untracked: string }> {
  const { entry, mentions, searchPath } = context;
  const files = used.files.filter((file) => file.startsWith("/"));
  const roots = nixpkgsOf(files);
  const isUsers = (path: string): boolean => path === entry || !(isOwnFile(path) || isBelowAny(path, roots));
  const sources = await readAll(files.filter(isUsers), context);
  if ("untracked" in sources) return sources;
  const asked = used.asked ?? new Set<string>();
  const { reads, hiding } = readSources(sources, used.asked && entry, asked);
  const [untracked] = reads.flatMap((each, index) => untrackedIn(each, sources[index]?.file ?? ""));
  if (untracked !== undefined) return { untracked };
  return {
    sources: sources.filter(({ file }) => !isInStore(file)).map((source) => sourceDependency(source, hiding, asked)),
    others: [
      ...files.filter(isOwnFile).map((name): Dependency => ({ kind: "content", name })),
      ...roots.flatMap((root) => nixpkgsDependencies(root, below(root, used, entry), mentions)),
      ...readDependencies(reads, roots, searchPath),
      ...sources.flatMap(lockFile),
      ...[...used.copied, ...used.inputs].filter(isUsers).flatMap(valueDependency),
      ...sources
        .filter(({ file }) => isLinkToStore(file))
        .map(({ file }): Dependency => ({ kind: "real", name: file })),
    ],
  };
}

async function readAll(
  files: readonly string[],
  { read }: CollectionContext,
): Promise<readonly UserSource[] | { readonly untracked: string }> {
  const sources: UserSource[] = [];
  for (const file of files) {
    const source = await read(file);
    if (source === undefined) return { untracked: file };
    sources.push(source);
  }
  return sources;
}

function sourceDependency(
  source: UserSource,
  hiding: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): SourceDependency {
  const { file, text } = source;
  return { file, whole: digest(text), visible: hiding.has(file) ? digest(visibleText(source, asked)) : null };
}

/** What is read with a flake without Nix saying so. */
function lockFile({ file }: UserSource): readonly Dependency[] {
  return basename(file) === "flake.nix" ? valueDependency(join(dirname(file), "flake.lock")) : [];
}

/** In the store nothing changes, not even above a file. */
function untrackedIn({ untracked }: Reads, file: string): readonly string[] {
  return isInStore(file) ? untracked.filter((word) => !CLIMBING.has(word)) : untracked;
}

function readDependencies(
  reads: readonly Reads[],
  roots: readonly string[],
  searchPath: string,
): readonly Dependency[] {
  const computed = reads.some((each) => each.computed);
  const paths = reads.flatMap((each) => each.paths).filter(({ path }) => !isBelowAny(path, roots));
  return [
    ...paths.flatMap((named) => pathDependency(named, computed)),
    ...reads.flatMap(({ variables }) => variables.map((name): Dependency => ({ kind: "variable", name }))),
    ...(reads.some(({ searches }) => searches) ? searchDependencies(searchPath) : []),
  ];
}

function valueDependency(path: string): readonly Dependency[] {
  if (path.startsWith("/nix/store/")) return [];
  const kind = kindAt(path);
  return [{ kind: kind === "file" ? "content" : kind === "directory" ? "tree" : "kind", name: path }];
}

function pathDependency({ path, as }: NamedPath, computed: boolean): readonly Dependency[] {
  if (as === "module") return moduleDependency(path);
  // Most strings that name a directory are not for this machine to look into.
  const isMere = as === "text" && kindAt(path) === "directory" && !computed;
  return isMere ? [{ kind: "kind", name: path }] : valueDependency(path);
}

/** Nix names the file that was evaluated, and not the links that lead to it. */
function moduleDependency(path: string): readonly Dependency[] {
  if (path.startsWith("/nix/store/")) return [];
  return [{ kind: "real", name: kindAt(path) === "directory" ? join(path, "default.nix") : path }];
}

/** What is found may be a link, and something may come before it. */
function searchDependencies(searchPath: string): readonly Dependency[] {
  return searchPath.split(delimiter).flatMap((entry): Dependency[] => {
    const [, path = ""] = /^(?:[^=]*=)?(\/.*)$/.exec(entry) ?? [];
    return path === ""
      ? []
      : [{ kind: "real", name: path }, ...(entry.includes("=") ? [] : [{ kind: "names", name: path } as const])];
  });
}

function below(root: string, { files, copied }: Used, entry: string | undefined): Pick<Used, "files" | "copied"> {
  const isWanted = (path: string): boolean => path !== entry && isBelowAny(path, [root]);
  return { files: files.filter(isWanted), copied: copied.filter(isWanted) };
}

function isBelowAny(path: string, directories: readonly string[]): boolean {
  return directories.some((directory) => path === directory || path.startsWith(`${directory}/`));
}
