import { dirname, join } from "node:path";

import type { Outcome } from "../evaluation/run-limited.ts";
import type { Flake } from "./flake.ts";

/** What Nix gets to see where it fetches the tree of a flake into a private store. */
export function flakeEnvironment(root: string): Readonly<Record<string, string>> {
  // It remembers there what it has fetched, and some users have no home.
  return { XDG_CACHE_HOME: join(root, "cache") };
}

/**
 * How an evaluation ended, with paths in a private store as Nix names them, whatever directory it has them in. What it
 * said on the way names the files of the flake where people have them.
 */
export function withoutCopies(outcome: Outcome, root: string, flake: Flake): Outcome {
  if (!("stderr" in outcome)) return outcome;
  const [, copy] = STORE_PATH.exec(outcome.stderr) ?? [];
  const physical = inJson(`${root}/nix/store/`);
  const logical = copy === undefined ? "/nix/store/" : `${dirname(copy)}/`;
  const named = replaced(outcome.stderr, physical, logical);
  const { directory } = flake;
  const stderr = copy === undefined || directory === null ? named : replaced(named, copy, inJson(directory));
  return outcome.kind === "exit"
    ? { ...outcome, stderr, stdout: replaced(outcome.stdout, physical, logical) }
    : { ...outcome, stderr };
}

/** What `nix/nixos/flake.nix` says of the store path of the flake's tree, in the JSON of a log message. */
const STORE_PATH = /@nixctr \{[^{}]*\\"note\\":\\"flake\\",\\"store\\":\\"([^"\\]+)\\"/;

function replaced(text: string, from: string, to: string): string {
  return text.replaceAll(from, () => to);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
