import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter } from "node:path";

import { nixosExpression } from "../../nixos/nixos-source.ts";
import { version } from "../../version.ts";
import { digest, statIfAny } from "../dependencies/file-state.ts";
import type { SystemsContext } from "../systems-context.ts";
import { nixSettings } from "./nix-settings.ts";

/** Changes when entries mean something else. */
const FORMAT = 2;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Names the entries of a container's system: a digest of what is known before anything is evaluated. `origin` is what the
 * evaluation of the host says of where its files come from.
 */
export function cacheKeys(context: SystemsContext, origin: string, environment: Environment): (name: string) => string {
  const { source, nix } = context;
  const input = source.kind === "configuration" && source.input.kind === "stdin" ? source.input.text : null;
  const common = JSON.stringify([
    FORMAT,
    version,
    programState(nix),
    origin,
    nixosExpression(source),
    input,
    startOfRelativePaths(input, environment["NIX_PATH"]),
    homedir(),
    process.arch,
    nixSettings(environment),
    Object.entries(environment).filter(([variable]) => variable.startsWith("NIX")),
  ]);
  return (name) => digest(JSON.stringify([common, name]));
}

/** The working directory, where standard input or the search path may have paths that start there. */
function startOfRelativePaths(input: string | null, searchPath = ""): string | null {
  const isAbsolute = searchPath.split(delimiter).every((entry) => /^(?:[^=]*=)?(?:\/|$)/.test(entry));
  return input === null && isAbsolute ? null : process.cwd();
}

/** Another one after an update, unless that replaces something that the program starts. */
function programState(program: string): string {
  const stat = statIfAny(program);
  return JSON.stringify([program, stat && realpathSync(program), String(stat?.size), String(stat?.mtimeNs)]);
}
