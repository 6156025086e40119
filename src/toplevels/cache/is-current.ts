import { readFileSync } from "node:fs";

import type { ParsedSource } from "../../syntax/parsed-source.ts";
import type { SourceDependency } from "../dependencies/collect-dependencies.ts";
import { digest } from "../dependencies/file-state.ts";
import type { States } from "../dependencies/states.ts";
import { hiddenIn } from "../source/read-sources.ts";
import { visibleText } from "../source/visible-text.ts";
import type { CacheEntry } from "./cache-entry.ts";

type Parse = (file: string, text: string) => Promise<ParsedSource>;

/** Whether everything that a result depends on is as it was. */
export async function isCurrent(entry: CacheEntry, states: States, parse: Parse): Promise<boolean> {
  if (!entry.others.every((other) => states(other)?.text === other.state)) return false;
  const asked = new Set(entry.asked);
  for (const source of entry.sources) if (!(await isSame(source, asked, parse))) return false;
  return true;
}

/** Most sources are the same to the last byte: they need not be parsed. */
async function isSame(
  { file, whole, visible }: SourceDependency,
  asked: ReadonlySet<string>,
  parse: Parse,
): Promise<boolean> {
  const text = textIfAny(file);
  if (text === undefined) return false;
  if (digest(text) === whole) return true;
  if (visible === null) return false;
  const parsed = await parse(file, text);
  return digest(visibleText(parsed, hiddenIn(parsed, asked))) === visible;
}

function textIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
