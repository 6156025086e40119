import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { ParsedSource } from "../../src/syntax/parsed-source.ts";
import type { Place } from "../../src/syntax/source-text.ts";
import { loadSyntax } from "../../src/syntax/load-syntax.ts";

const root = fileURLToPath(new URL("../../grammar-fixtures/", import.meta.url));

export type Group = "ok" | "err" | "gap";

export function fixtureNames(group: Group): readonly string[] {
  const files = readdirSync(join(root, group)).filter((file) => file.endsWith(".nix"));
  return files.map((file) => file.slice(0, -".nix".length));
}

export function readJson<T>(group: Group, file: string): T {
  return JSON.parse(readFileSync(join(root, group, `${file}.json`), "utf8")) as T;
}

/** A file of a group, parsed. */
export async function parseFixture(group: Group, file: string): Promise<ParsedSource> {
  return (await loadSyntax()).parse(file, readFileSync(join(root, group, file), "utf8"));
}

/** A place of the expectations, such as `inherit.nix:7:13`, and what follows it. */
export function readPlace(text: string): { readonly file: string; readonly at: Place; readonly rest: string } {
  const [, file, line, column, rest] = /^(\S+\.nix):(\d+):(\d+) ?(.*)$/s.exec(text) ?? [];
  if (file === undefined || rest === undefined) throw new Error(`no place: ${text}`);
  return { file, at: { line: Number(line), column: Number(column) }, rest };
}

/** The path of an option as the expectations write it: `containers."a b".forwardPorts[0].hostPort`. */
export function readLoc(option: string): readonly string[] {
  return Array.from(option.matchAll(/("(?:[^"\\]|\\.)*")|\[(\d+)\]|[\w'-]+/g), ([name, quoted, index]) => {
    if (index !== undefined) return `[definition 1-entry ${Number(index) + 1}]`;
    return quoted === undefined ? name : (JSON.parse(quoted) as string);
  });
}
