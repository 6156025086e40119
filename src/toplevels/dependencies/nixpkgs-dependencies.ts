import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { kindAt } from "./file-state.ts";
import { isInStore } from "./is-in-store.ts";
import type { Dependency } from "./states.ts";

/** Files that every evaluation with a nixpkgs evaluates. */
const OF_NIXPKGS = /^(.*)\/(?:nixos\/lib\/eval-config|pkgs\/top-level\/(?:default|impure))\.nix$/;

/** The nixpkgs that evaluated files belong to. */
export function nixpkgsOf(files: readonly string[]): readonly string[] {
  return [...new Set(files.flatMap((file) => OF_NIXPKGS.exec(file)?.[1] ?? []))];
}

/** What the text of a file in nixpkgs looks at, as far as such texts do it. */
interface Mentioned {
  /** Directories with files that it names. */
  readonly directories: readonly string[];
  readonly variables: readonly string[];
}

/** Reads each file of nixpkgs once: the same ones are evaluated for every system. */
export type Mentions = (file: string) => Mentioned;

export function createMentions(): Mentions {
  const known = new Map<string, Mentioned>();
  return (file) => {
    const mentioned = known.get(file) ?? mentionedIn(file);
    known.set(file, mentioned);
    return mentioned;
  };
}

/**
 * What counts of a nixpkgs from which files were evaluated and paths were copied to the store. In the store it never
 * changes; elsewhere all that lies beside those files counts, by the times of its last change.
 */
export function nixpkgsDependencies(
  root: string,
  used: { readonly files: readonly string[]; readonly copied: readonly string[] },
  mentions: Mentions,
): readonly Dependency[] {
  const mentioned = used.files.map(mentions);
  const variables = mentioned.flatMap((each) => each.variables.map((name) => ({ kind: "variable", name }) as const));
  const own = used.files.includes(join(root, "pkgs/top-level/impure.nix")) ? userSettings() : [];
  if (isInStore(root)) return [{ kind: "real", name: root }, ...variables, ...own];
  const trees = used.copied.filter((path) => kindAt(path) === "directory");
  const beside = [...used.files, ...used.copied, join(root, ".version"), join(root, "lib/.version")].map((file) =>
    dirname(file),
  );
  const directories = new Set([...beside, ...mentioned.flatMap((each) => each.directories)]);
  return [
    { kind: "commit", name: root },
    ...[...directories].map((name) => ({ kind: "listing", name }) as const),
    ...trees.map((name) => ({ kind: "tree", name }) as const),
    ...variables,
    ...own,
  ];
}

/** What `import <nixpkgs> { }` looks for; the files that it finds are evaluated. */
function userSettings(): readonly Dependency[] {
  const settings = join(homedir(), ".config/nixpkgs");
  const files = [join(settings, "config.nix"), join(settings, "overlays.nix"), join(homedir(), ".nixpkgs/config.nix")];
  return [
    ...files.map((name) => ({ kind: "kind", name }) as const),
    { kind: "names", name: join(settings, "overlays") },
    { kind: "variable", name: "HOME" },
  ];
}

const PATH = /(?<![\w.$}~/-])\.\.?(?:\/[\w.+-]+)+/g;
const VARIABLE = /getEnv "([^"$\\]*)"/g;

function mentionedIn(file: string): Mentioned {
  const text = textIfAny(file);
  const paths = [...text.matchAll(PATH)].map(([path]) => path).filter((path) => !path.endsWith(".nix"));
  const named = paths.map((path) => resolve(dirname(file), path)).filter((path) => kindAt(path) === "file");
  return {
    directories: [...new Set(named.map((path) => dirname(path)))],
    variables: [...text.matchAll(VARIABLE)].flatMap(([, name]) => name ?? []),
  };
}

function textIfAny(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
