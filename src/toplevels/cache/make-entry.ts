import { readFileSync } from "node:fs";

import { NIX_DIRECTORY } from "../../evaluation/nix-directory.ts";
import { collectDependencies } from "../dependencies/collect-dependencies.ts";
import { statIfAny } from "../dependencies/file-state.ts";
import type { Mentions } from "../dependencies/nixpkgs-dependencies.ts";
import type { States } from "../dependencies/states.ts";
import type { SystemLog } from "../system-log.ts";
import type { CacheEntry } from "./cache-entry.ts";
import type { CacheOrder } from "./system-cache.ts";

export interface EntryContext extends Pick<CacheOrder, "context" | "environment" | "tree" | "since" | "takeApart"> {
  readonly states: States;
  readonly mentions: Mentions;
}

/** The clock of files goes by ticks of the kernel. */
const TICK = 10;

/** The entry for a system that was evaluated; `untracked` says why there is none. */
export async function makeEntry(
  name: string,
  path: string,
  log: SystemLog,
  context: EntryContext,
): Promise<CacheEntry | { readonly untracked: string }> {
  // What comes first is lost when there is too much.
  if (!log.files.includes(`${NIX_DIRECTORY}nixos/system.nix`)) return { untracked: "the messages of Nix" };
  if (JSON.stringify(log.tree) !== JSON.stringify(context.tree)) return { untracked: "the flake" };
  const { source } = context.context;
  // Its own value is asked for, if somebody watches.
  const isWatched = log.asked?.has(name) === true;
  const found = await collectDependencies(isWatched ? log : { ...log, asked: undefined }, {
    entry: source.kind === "configuration" && source.input.kind === "file" ? source.input.path : undefined,
    searchPath: context.environment["NIX_PATH"] ?? "",
    read: async (file) => {
      const text = textOf(file, context.context.store);
      return text === undefined ? undefined : context.takeApart(file, text);
    },
    mentions: context.mentions,
  });
  if ("untracked" in found) return found;
  const others = found.others.map((other) => ({ ...other, now: context.states(other) }));
  const lost = others.find(({ now }) => now === undefined);
  if (lost !== undefined) return { untracked: lost.name };
  const changes = [
    ...others.map((other) => ({ name: other.name, changed: other.now?.changed ?? 0 })),
    ...found.sources.map(({ file }) => ({ name: file, changed: Number(statIfAny(file)?.ctimeMs ?? Infinity) })),
  ];
  const late = changes.find(({ changed }) => changed > context.since - TICK);
  if (late !== undefined) return { untracked: late.name };
  return {
    path,
    traces: log.log.traces,
    warnings: log.log.warnings,
    asked: isWatched ? [...(log.asked ?? [])] : [name],
    sources: found.sources,
    others: others.map(({ now, ...other }) => ({ ...other, state: now?.text ?? "" })),
  };
}

/** What is in a private store is not where it is called. */
function textOf(file: string, store: string | undefined): string | undefined {
  for (const path of [file, `${store ?? ""}${file}`]) {
    try {
      return readFileSync(path, "utf8");
    } catch {
      // The next one.
    }
  }
  return undefined;
}
