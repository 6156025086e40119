import type { Span } from "../diagnostics/diagnostic.ts";
import type { ConfigurationInput } from "./configuration-input.ts";
import { unquoted } from "./nix-string.ts";
import { readSource } from "./read-source.ts";

const NAME = String.raw`[A-Za-z_][A-Za-z0-9_'-]*`;
const QUOTED = String.raw`"(?:[^"\\$]|\\[^]|\$(?!\{))*"`;
const PART = `${NAME}|${QUOTED}`;
const SELECTION = String.raw`${NAME}(?:\s*\.\s*(?:${PART}))*`;
const INHERIT = String.raw`(?<=\binherit\s*\(\s*)(${SELECTION})(?=\s*\)([^;]*);)`;

/** What a module gets from nixctr: an attribute missing in these is nixctr's, not the configuration's. */
const ROOTS = ["config", "options", "pkgs", "lib"];

export interface Selection {
  /** Such as `["config", "services", "nginx", "enable"]`. */
  readonly path: readonly string[];
  /** Where the selection stands. */
  readonly span: Span;
}

/**
 * The selection from `config`, `options`, `pkgs` or `lib` that stands in the source at a position where `name` is missing, be it
 * `config.services.nginx.enable`, `cfg.enable` or `inherit (config.services.nginx) enable`. Undefined when the text
 * there is no plain one.
 */
export function selectionAt(span: Span, name: string, input: ConfigurationInput): Selection | undefined {
  const source = readSource(span.file, input);
  const lines = source?.split("\n") ?? [];
  const line = lines[span.line - 1];
  if (source === undefined || line === undefined) return undefined;
  // Nix counts bytes.
  const column = Buffer.from(line)
    .subarray(0, span.column - 1)
    .toString().length;
  for (const match of line.matchAll(new RegExp(SELECTION, "g"))) {
    if (match.index > column || match.index + match[0].length <= column) continue;
    const path = withoutAlias(partsOf(match[0]), source);
    if (isKnown(path) && path.includes(name)) return { path, span };
  }
  const offset = lines.slice(0, span.line - 1).reduce((sum, { length }) => sum + length + 1, column);
  return inheritedFrom(offset, name, span.file, source);
}

function partsOf(selection: string): readonly string[] {
  return Array.from(selection.matchAll(new RegExp(PART, "g")), ([part]) => unquoted(part));
}

function isKnown(path: readonly string[]): boolean {
  return ROOTS.includes(path[0] ?? "");
}

/** `cfg.enable` means `config.services.nginx.enable` where `cfg = config.services.nginx;` is the only `cfg` there is. */
function withoutAlias(path: readonly string[], source: string): readonly string[] {
  const [root = "", ...rest] = path;
  if (isKnown(path)) return path;
  const bindings = source.matchAll(new RegExp(String.raw`(?<![\w.'-])${root}\s*=(?!=)\s*(${SELECTION})?\s*(;?)`, "g"));
  const [binding, ...others] = [...bindings];
  if (binding?.[1] === undefined || binding[2] !== ";" || others.length > 0) return path;
  const parts = partsOf(binding[1]);
  return isKnown(parts) ? [...parts, ...rest] : path;
}

/**
 * The first `inherit` that has the name and does not end before the offset. Nix 2.8 reports one at what stands before
 * it, newer versions at the name.
 */
function inheritedFrom(offset: number, name: string, file: string, source: string): Selection | undefined {
  for (const match of source.matchAll(new RegExp(INHERIT, "g"))) {
    const [, selection = "", names = ""] = match;
    const namesAt = source.indexOf(")", match.index + selection.length) + 1;
    if (namesAt + names.length < offset) continue;
    const path = withoutAlias(partsOf(selection), source);
    if (!isKnown(path)) continue;
    if (path.includes(name)) return { path, span: spanAt(file, match.index, source) };
    const named = [...names.matchAll(new RegExp(PART, "g"))].find(([part]) => unquoted(part) === name);
    if (named !== undefined) return { path: [...path, name], span: spanAt(file, namesAt + named.index, source) };
  }
  return undefined;
}

/**
 * Where `config.LOC` is written in the source, from a place on: Nix 2.8 gives the place of the definition that the
 * reference is in. The place itself where it is not written like that.
 */
export function referenceFrom(span: Span, loc: readonly string[], input: ConfigurationInput): Span {
  const source = readSource(span.file, input);
  if (source === undefined) return span;
  const start = source
    .split("\n")
    .slice(0, span.line - 1)
    .join("\n").length;
  const found = source.indexOf(["config", ...loc].join("."), start);
  const place = found === -1 ? span : spanAt(span.file, found, source);
  return place.line < span.line || (place.line === span.line && place.column < span.column) ? span : place;
}

function spanAt(file: string, offset: number, source: string): Span {
  const before = source.slice(0, offset).split("\n");
  const [line, column] = [before.length, Buffer.byteLength(before.at(-1) ?? "") + 1];
  return { file, line, column, endLine: line, endColumn: column };
}
