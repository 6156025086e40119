import { createMentions } from "../dependencies/nixpkgs-dependencies.ts";
import { currentStates } from "../dependencies/states.ts";
import type { TakeApart } from "../source/user-source.ts";
import type { SystemLog } from "../system-log.ts";
import type { SystemsContext } from "../systems-context.ts";
import type { CacheEntry } from "./cache-entry.ts";
import { readEntries, removeUnused, touchEntry, writeEntry } from "./cache-files.ts";
import { cacheKeys } from "./cache-key.ts";
import { isCurrent } from "./is-current.ts";
import { makeEntry } from "./make-entry.ts";

/** The systems of earlier runs. */
export interface SystemCache {
  /** What is known of a container's system, where everything is as it was. */
  readonly find: (name: string) => Promise<CacheEntry | undefined>;
  /** Keeps what was evaluated. Gives what is in the way of that, where there is such a thing. */
  readonly keep: (name: string, path: string, log: SystemLog) => Promise<string | undefined>;
}

export interface CacheOrder {
  /** Where entries are. It need not be there, nor be writable. */
  readonly directory: string;
  readonly context: SystemsContext;
  /** See `cacheKeys`. */
  readonly origin: string;
  /** What the evaluation of the host says of the tree of a flake: it may be another one when a system is evaluated. */
  readonly tree: unknown;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What has changed since then, in milliseconds of the clock, may not be what was evaluated. */
  readonly since: number;
  readonly takeApart: TakeApart;
}

/** Opens the cache. What is there that is no entry, or cannot be read, is ignored. */
export function openSystemCache(order: CacheOrder): SystemCache {
  const { directory, context, origin, environment, takeApart } = order;
  const keyOf = cacheKeys(context, origin, environment);
  const before = currentStates(environment);
  // The files of nixpkgs are known by their times, which never come back: what is looked at once stays right.
  const listings = currentStates(environment);
  const mentions = createMentions();
  removeUnused(directory, Date.now());
  return {
    find: async (name) => {
      for (const stored of readEntries(directory, keyOf(name))) {
        if (!(await isCurrent(stored.entry, before, takeApart))) continue;
        touchEntry(stored, Date.now());
        return stored.entry;
      }
      return undefined;
    },
    keep: async (name, path, log) => {
      const now = currentStates(environment);
      const states = (dependency: Parameters<typeof now>[0]) =>
        (dependency.kind === "listing" ? listings : now)(dependency);
      const made = await makeEntry(name, path, log, { ...order, states, mentions });
      if ("untracked" in made) return made.untracked;
      await writeEntry(directory, keyOf(name), made);
      return undefined;
    },
  };
}
