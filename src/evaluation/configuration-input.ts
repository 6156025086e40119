import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

import { findFlake } from "../nixos/find-flake.ts";
import type { Flake } from "../nixos/flake.ts";
import { readStandardInput } from "./read-standard-input.ts";
import { InputError } from "./input-error.ts";

export { InputError };

/** The configuration to evaluate: a file, or text from standard input that stands in the working directory. */
export type ModuleInput =
  { readonly kind: "file"; readonly path: string } | { readonly kind: "stdin"; readonly text: string };

/** A configuration, which may be a host of a flake: such a one is a whole NixOS. */
export type ConfigurationInput = ModuleInput | { readonly kind: "flake"; readonly flake: Flake };

/** How standard input is named in messages, as Nix names it. */
export const STDIN_NAME = "«stdin»";

const DEFAULT_INPUTS = ["configuration.nix", "/etc/nixos/configuration.nix"];

/**
 * Finds the configuration that INPUT names: a file, a directory with a `configuration.nix` or `default.nix`, a host of a
 * flake as `FLAKE#HOST`, `-`, or nothing. Throws an `InputError` when there is none.
 */
export function resolveInput(input: string | undefined, directory: string): ConfigurationInput {
  if (input === "-") return { kind: "stdin", text: endLine(readStandardInput()) };
  if (input === undefined) return defaultInput(directory);
  const path = resolve(directory, input);
  const kind = kindOf(path);
  if (kind === "file") return { kind: "file", path: real(path) };
  if (kind === "directory") return inDirectory(path, input);
  if (kind === "none" && input.includes("#")) return { kind: "flake", flake: findFlake(input, directory) };
  throw new InputError(`${input}: ${kind === "none" ? "no such file or directory" : "not a file or directory"}`);
}

function defaultInput(directory: string): ConfigurationInput {
  const found = DEFAULT_INPUTS.map((name) => resolve(directory, name)).find((path) => existsSync(path));
  if (found !== undefined) return { kind: "file", path: real(found) };
  throw new InputError(`no configuration given, and there is no ${DEFAULT_INPUTS.join(" or ")}`);
}

function inDirectory(path: string, input: string): ConfigurationInput {
  const found = ["configuration.nix", "default.nix"].map((name) => join(path, name)).find((file) => existsSync(file));
  if (found !== undefined) return { kind: "file", path: real(found) };
  const flake = existsSync(join(path, "flake.nix")) ? `; \`${input}#HOST' is a host of the flake there` : "";
  throw new InputError(`${input}: the directory has no configuration.nix and no default.nix${flake}`);
}

/** Relative paths in the file start where the file really is, as with `import`. */
function real(path: string): string {
  try {
    accessSync(path, constants.R_OK);
    return realpathSync(path);
  } catch {
    throw new InputError(`${path}: not readable`);
  }
}

function kindOf(path: string): "file" | "directory" | "other" | "none" {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return "directory";
    // A pipe such as `/dev/fd/63` of a shell's `<( )` can be read only once, which Nix does not promise.
    return stat.isFile() ? "file" : "other";
  } catch {
    // Also a name that is too long, or a loop of symbolic links.
    return "none";
  }
}

/** Nix tells standard input by its text; a final newline keeps that apart from every file name. */
function endLine(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
