import { InputError } from "../evaluation/input-error.ts";
import type { FlakeTree } from "./flake.ts";

type Parameters = Readonly<Record<string, string>>;

const FORGE = /^(github|gitlab|sourcehut):([^/]+)\/([^/]+)(?:\/(.+))?$/;
const REPOSITORY = /^(git|hg)\+(?=[a-z]+:)/;
const TARBALL = /^(?:tarball\+)?(?=(?:https?|file):)/;
const NAME = /^(?:flake:)?([A-Za-z][\w-]*)(?:\/(.+))?$/;
const REVISION = /^[0-9a-f]{40}$/;

/**
 * What `builtins.fetchTree` takes for a reference that is no directory: a repository of a forge, another repository, a
 * tarball, or a name in a registry. Throws an `InputError` for what is none of these.
 */
export function remoteTree(reference: string, parameters: Parameters, input: string): FlakeTree {
  const [, forge, owner = "", repo = "", at] = FORGE.exec(reference) ?? [];
  if (forge !== undefined) return { type: forge, owner, repo, ...revision(at), ...parameters };
  const [prefix, system] = REPOSITORY.exec(reference) ?? [];
  if (prefix !== undefined) {
    return { type: system === "hg" ? "mercurial" : "git", url: reference.slice(prefix.length), ...parameters };
  }
  const [tarball] = TARBALL.exec(reference) ?? [];
  if (tarball !== undefined) return { type: "tarball", url: reference.slice(tarball.length), ...parameters };
  const [, id, of] = NAME.exec(reference) ?? [];
  if (id !== undefined) return { type: "indirect", id, ...revision(of), ...parameters };
  throw new InputError(`${input}: no such directory, and no reference of a flake`);
}

/** A branch, a tag or a revision. */
function revision(text: string | undefined): Parameters {
  if (text === undefined) return {};
  return REVISION.test(text) ? { rev: text } : { ref: text };
}
