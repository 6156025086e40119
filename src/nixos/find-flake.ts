import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { InputError } from "../evaluation/input-error.ts";
import type { Flake } from "./flake.ts";
import { remoteTree } from "./remote-tree.ts";

const SCHEME = /^[a-z][a-z0-9+.-]*:/;

/**
 * The flake that `FLAKE#HOST` names, in the words of Nix: a directory in which, or above which, there is a `flake.nix`,
 * with `?dir=` for one further down; `path:DIRECTORY`; or another reference. Throws an `InputError` for a directory
 * without a flake.
 */
export function findFlake(input: string, directory: string): Flake {
  const [, reference = "", fragment = ""] = /^([^#]*)#?(.*)$/s.exec(input) ?? [];
  const [, given = "", query = ""] = /^([^?]*)\??(.*)$/s.exec(reference) ?? [];
  const { dir = "", ...parameters } = Object.fromEntries(new URLSearchParams(query));
  const host = fragment === "" ? null : decoded(fragment);
  const path = localPath(given, directory);
  const [scheme] = SCHEME.exec(given) ?? [];
  if (path === undefined) return { tree: remoteTree(given, parameters, input), directory: null, dir, host };
  if (scheme === "git+file:" || "rev" in parameters || "ref" in parameters) {
    const isCheckedOut = Object.keys(parameters).length === 0;
    const tree = { type: "git", url: pathToFileURL(path).href, ...parameters };
    return { tree, directory: isCheckedOut ? path : null, dir, host };
  }
  const real = realDirectory(path, input);
  return { ...(scheme === "path:" ? inDirectory(real, dir, input) : inRepository(real, dir, input)), host };
}

/** The directory that a reference names; undefined where it names something else. */
function localPath(given: string, directory: string): string | undefined {
  const [scheme = ""] = SCHEME.exec(given) ?? [];
  const rest = given.slice(scheme.length);
  if (scheme === "path:") return resolve(directory, decoded(rest));
  if (scheme === "git+file:") return resolve(directory, decoded(rest.replace(/^\/\//, "")));
  const path = resolve(directory, given);
  // A name without a slash is one of a registry for Nix, unless there is a directory here.
  return scheme === "" && (/^(?:$|[./])/.test(given) || isDirectory(path)) ? path : undefined;
}

type FoundFlake = Omit<Flake, "host">;

function inDirectory(tree: string, dir: string, input: string): FoundFlake {
  if (!existsSync(join(tree, dir, "flake.nix"))) throw new InputError(`${input}: no flake.nix in ${join(tree, dir)}`);
  return { tree: { type: "path", path: tree }, directory: tree, dir };
}

/** As Nix does, with all of a git repository, or with what is in the directory where there is none. */
function inRepository(path: string, dir: string, input: string): FoundFlake {
  const start = dir === "" ? upwards(path, "flake.nix") : path;
  if (start === undefined) throw new InputError(`${input}: no flake.nix in ${path} or above it`);
  const found = inDirectory(start, dir, input);
  const repository = upwards(start, ".git");
  if (repository === undefined) return found;
  const isShallow = existsSync(join(repository, ".git", "shallow"));
  return {
    tree: { type: "git", url: pathToFileURL(repository).href, ...(isShallow && { shallow: true }) },
    directory: repository,
    dir: relative(repository, join(start, dir)),
  };
}

/** The nearest directory from `path` upwards that has an entry of that name. */
function upwards(path: string, name: string): string | undefined {
  if (existsSync(join(path, name))) return path;
  const parent = dirname(path);
  return parent === path ? undefined : upwards(parent, name);
}

function realDirectory(path: string, input: string): string {
  if (!isDirectory(path)) throw new InputError(`${input}: ${path} is not a directory`);
  return realpathSync(path);
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Text with `%20` and the like; as it is where that is not what the signs mean. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
