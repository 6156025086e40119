import { dirname } from "node:path";

import { loadSyntax } from "../../syntax/load-syntax.ts";
import type { ParsedSource } from "../../syntax/parsed-source.ts";
import type { Token } from "../../syntax/tokens.ts";
import { type ContainerText, type ModuleText, moduleText } from "./module-text.ts";
import { type Reads, readsIn } from "./reads-in.ts";

/** A text of the configuration, taken apart. */
export interface UserSource {
  readonly file: string;
  readonly text: string;
  readonly module: ModuleText;
  /** Without comments. */
  readonly tokens: readonly Token[];
  /** What all of it may read. */
  readonly reads: Reads;
}

/** Takes the text of a file apart. */
export type TakeApart = (file: string, text: string) => Promise<UserSource>;

/** Takes each text apart once: the systems of many containers depend on the same ones. */
export function createTakeApart(): TakeApart {
  const known = new Map<string, UserSource>();
  return async (file, text) => {
    const before = known.get(file);
    if (before?.text === text) return before;
    const parsed = (await loadSyntax()).parse(file, text);
    const source = userSource(parsed);
    parsed.free();
    known.set(file, source);
    return source;
  };
}

export function userSource(parsed: ParsedSource): UserSource {
  const { file, source } = parsed;
  const tokens = parsed.tokens.filter(({ kind }) => kind !== "comment");
  return { file, text: source.text, module: moduleText(parsed), tokens, reads: readsIn(tokens, dirname(file)) };
}

/** The definitions in a source that do not count, because they are of containers whose values nobody asked for. */
export function hiddenIn({ module }: UserSource, asked: ReadonlySet<string>): readonly ContainerText[] {
  return module.containers.filter(({ name }) => !asked.has(name));
}

/** The text of a source with marks in place of what is hidden: where it is the same, Nix sees the same. */
export function visibleText(source: UserSource, asked: ReadonlySet<string>): string {
  const parts: string[] = [];
  let end = 0;
  for (const { range, outside } of hiddenIn(source, asked).toSorted((a, b) => a.range.start - b.range.start)) {
    parts.push(source.text.slice(end, range.start), `\0${outside}\0`);
    end = range.end;
  }
  return [...parts, source.text.slice(end)].join("");
}
