import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { NIX_ENVIRONMENT } from "../evaluation/nix-environment.ts";
import { type Limits, type Outcome, runLimited } from "../evaluation/run-limited.ts";
import type { Flake, StoredInput } from "./flake.ts";
import { privateStoreArguments } from "./private-store.ts";
import { sourcePath } from "./store-path.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A flake with what of its `flake.lock` is in the user's store. None of it where the program is not there that has a
 * private store know it.
 */
export function withStoredInputs(flake: Flake, nix: string, environment: Environment): Flake {
  const store = environment["NIX_STORE_DIR"] ?? "/nix/store";
  if (!existsSync(nixStore(nix))) return flake;
  const inputs = hashesIn(lockFile(flake, store)).map((narHash) => ({ narHash, path: sourcePath(narHash, store) }));
  return { ...flake, inputs: inputs.filter(({ path }) => existsSync(path)) };
}

/**
 * Has a private store take the inputs of a flake for valid, without a copy: Nix reads a path that a string brings along
 * only where it is that. Undefined when that is done, else how it ended.
 */
export async function recordInputs(
  { inputs = [] }: Flake,
  { nix, store, limits }: { readonly nix: string; readonly store: string; readonly limits: Limits },
): Promise<Outcome | undefined> {
  if (inputs.length === 0) return undefined;
  const outcome = await runLimited({
    program: nixStore(nix),
    args: ["--load-db", ...privateStoreArguments(store)],
    limits,
    environment: NIX_ENVIRONMENT,
    input: inputs.map(registration).join(""),
  });
  return outcome.kind === "exit" && outcome.status === 0 ? undefined : outcome;
}

/** Path, hash, size, what made it, and how many other paths it refers to. Nobody asks for the size. */
function registration({ path, narHash }: StoredInput): string {
  return [path, narHash, "1", "", "0", ""].join("\n");
}

function nixStore(nix: string): string {
  return join(dirname(nix), "nix-store");
}

function lockFile({ tree, directory, dir }: Flake, store: string): string | undefined {
  const { narHash } = tree;
  const root = directory ?? (typeof narHash === "string" ? sourcePath(narHash, store) : undefined);
  return root && join(root, dir, "flake.lock");
}

/** The hashes in a lock file, each once. What is wrong with it Nix says. */
function hashesIn(file: string | undefined): readonly string[] {
  try {
    const text = file === undefined ? "" : readFileSync(file, "utf8");
    return [...new Set([...text.matchAll(/"narHash"\s*:\s*"(sha256-[A-Za-z0-9+/=]+)"/g)].map(([, hash = ""]) => hash))];
  } catch {
    return [];
  }
}
