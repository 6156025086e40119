import { readFileSync } from "node:fs";

import type { SourceDependency } from "../dependencies/collect-dependencies.ts";
import { digest } from "../dependencies/file-state.ts";
import type { States } from "../dependencies/states.ts";
import { type TakeApart, visibleText } from "../source/user-source.ts";
import type { CacheEntry } from "./cache-entry.ts";

/** Whether everything that a result depends on is as it was. */
export async function isCurrent(entry: CacheEntry, states: States, takeApart: TakeApart): Promise<boolean> {
  if (!entry.others.every((other) => states(other)?.text === other.state)) return false;
  const asked = new Set(entry.asked);
  for (const source of entry.sources) if (!(await isSame(source, asked, takeApart))) return false;
  return true;
}

/** Most sources are the same to the last byte: they need not be taken apart. */
async function isSame(
  { file, whole, visible }: SourceDependency,
  asked: ReadonlySet<string>,
  takeApart: TakeApart,
): Promise<boolean> {
  const text = textIfAny(file);
  if (text === undefined) return false;
  if (digest(text) === whole) return true;
  if (visible === null) return false;
  return digest(visibleText(await takeApart(file, text), asked)) === visible;
}

function textIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
