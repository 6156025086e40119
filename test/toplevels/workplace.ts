import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { findNix } from "../../src/evaluation/find-nix.ts";
import { directoryWith, nixctr, type Result, type RunOptions } from "../command-line/nixctr.ts";

/** A stand-in for nixpkgs, in which a system takes a tenth of a second. */
export const STAND_IN = fileURLToPath(new URL("../stand-in", import.meta.url));

/** The path of a nixpkgs comes next. */
export const LOWER = ["lower", "--eval", "nixos", "--format", "json", "--nixpkgs"] as const;

/** What a run of nixctr came to. */
export interface Run extends Result {
  /** The containers whose systems were evaluated. */
  readonly evaluated: readonly string[];
  /** Container → `path`. */
  readonly paths: Readonly<Record<string, string>>;
  readonly codes: readonly string[];
}

/** A configuration beside a cache of its own, and a `nix` that tells which systems it evaluates. */
export interface Workplace {
  readonly directory: string;
  readonly cache: string;
  readonly write: (name: string, text: string) => void;
  /** `nixctr lower` with the stand-in. */
  readonly lower: (args?: readonly string[], options?: RunOptions) => Promise<Run>;
  /** `nixctr` with these arguments alone. */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Run>;
}

export function workplace(files: Readonly<Record<string, string>>): Workplace {
  const directory = directoryWith(files);
  const tools = directoryWith();
  const log = join(tools, "log");
  const nix = join(tools, "nix");
  writeFileSync(nix, wrapper(findNix(process.env) ?? "nix", log), { mode: 0o755 });
  const cache = join(tools, "cache");
  const run: Workplace["run"] = async (args, { environment, ...options } = {}) => {
    rmSync(log, { force: true });
    const given = { NIXCTR_NIX: nix, XDG_CACHE_HOME: cache, ...environment };
    const result = await nixctr(args, { directory, environment: given, ...options });
    return { ...result, ...read(result.stdout), evaluated: linesOf(log) };
  };
  return {
    directory,
    cache,
    write: (name, text) => writeFileSync(join(directory, name), text),
    lower: (args = [], options = {}) => run([...LOWER, STAND_IN, ...args], options),
    run,
  };
}

function wrapper(nix: string, log: string): string {
  return `#!/bin/sh
case "$*" in
  *nixos/system.nix*) printf '%s\\n' "$*" | sed -n 's/.*; name = "\\([^"]*\\)".*/\\1/p' >>'${log}' ;;
esac
exec '${nix}' "$@"
`;
}

interface Document {
  readonly containers?: Readonly<Record<string, { readonly path: string }>>;
  readonly diagnostics: readonly { readonly code: string }[];
}

function read(stdout: string): Pick<Run, "paths" | "codes"> {
  if (!stdout.startsWith("{")) return { paths: {}, codes: [] };
  const { containers = {}, diagnostics } = JSON.parse(stdout) as Document;
  return {
    paths: Object.fromEntries(Object.entries(containers).map(([name, { path }]) => [name, path])),
    codes: diagnostics.map(({ code }) => code),
  };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").trim().split("\n").toSorted();
  } catch {
    return [];
  }
}
