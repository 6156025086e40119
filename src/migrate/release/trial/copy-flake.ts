import {
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { InputError } from "../../../evaluation/input-error.ts";
import type { Flake } from "../../../nixos/flake.ts";
import { lstatIfAny } from "../../../output/tree/lstat-if-any.ts";
import { runGit } from "../../common/edits/run-git.ts";
import type { ShadowTree } from "./shadow-tree.ts";

/**
 * Copies the tree of a flake, as Nix takes it, to where its directory is below another root, with other texts of some
 * files. Rejects with an `InputError` where git does not say what it tracks.
 */
export async function copyFlake(
  { tree, directory }: Pick<Flake, "tree"> & { readonly directory: string },
  texts: ReadonlyMap<string, string>,
): Promise<ShadowTree> {
  const tracked = tree.type === "git" ? await trackedFiles(directory) : undefined;
  const root = realpathSync(mkdtempSync(join(tmpdir(), "nixctr-migrate-")));
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  const target = join(root, directory);
  try {
    mkdirSync(target, { recursive: true });
    if (tracked === undefined) cpSync(directory, target, { recursive: true, verbatimSymlinks: true, filter: isCopied });
    else for (const path of tracked) copyEntry(join(directory, path), join(target, path));
    for (const [file, text] of texts) replace(join(root, file), text);
    return { root, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** What is in the index, be it changed or not; modules of their own are not part of a flake. */
async function trackedFiles(directory: string): Promise<readonly string[]> {
  const listed = await runGit(directory, ["ls-files", "-z"]);
  if ("failure" in listed) throw new InputError(`${directory}: git does not list its files: ${listed.failure}`);
  return [...new Set(listed.output.split("\0").filter((path) => path !== ""))];
}

function isCopied(path: string): boolean {
  const stat = lstatSync(path);
  return stat.isFile() || stat.isDirectory() || stat.isSymbolicLink();
}

function copyEntry(path: string, target: string): void {
  const stat = lstatIfAny(path);
  // Git tracks it, and it was removed.
  if (stat === undefined || stat.isDirectory()) return;
  mkdirSync(dirname(target), { recursive: true });
  if (stat.isSymbolicLink()) symlinkSync(readlinkSync(path), target);
  else copyFileSync(path, target);
}

/** Never what a link leads to, which may be the file itself. */
function replace(file: string, text: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, text);
}
