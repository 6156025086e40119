import { homedir } from "node:os";
import { resolve } from "node:path";

import type { Token } from "../../syntax/tokens.ts";
import {
  argumentAt,
  isBound,
  isImported,
  isOpenEnded,
  isPartOfName,
  isPlainString,
  isRestOfPath,
  isStringStart,
} from "./token-context.ts";
import { READERS, REFLECTIONS, UNTRACKED } from "./words.ts";

/** A path that a text names. */
export interface NamedPath {
  /** Absolute. */
  readonly path: string;
  /** `module` is imported where it stands, `value` is a path, and `text` a string that begins with a slash. */
  readonly as: "module" | "value" | "text";
  /** Where in the text it stands. */
  readonly start: number;
}

/** What an evaluation may look at because of a text, beside the files that Nix says it evaluates. */
export interface Reads {
  readonly paths: readonly NamedPath[];
  /** Names of environment variables. */
  readonly variables: readonly string[];
  /** Whether files are looked at whose path is not written out. */
  readonly computed: boolean;
  /** Whether something other than nixpkgs is looked up with `<…>`. */
  readonly searches: boolean;
  /** Whether modules may be looked at otherwise than by the values of options. */
  readonly reflects: boolean;
  /** What cannot be kept track of. */
  readonly untracked: readonly string[];
}

/** What a text may look at, from its tokens without comments. Relative paths start at `directory`. */
export function readsIn(tokens: readonly Token[], directory: string): Reads {
  const each = tokens.map((_, index) => ({ path: pathAt(tokens, index, directory), ...wordAt(tokens, index) }));
  return {
    paths: each.flatMap(({ path }) => path ?? []),
    variables: each.flatMap(({ variable }) => variable ?? []),
    computed: each.some(({ computed }) => computed === true),
    searches: each.some(({ searches }) => searches === true),
    reflects: each.some(({ reflects }) => reflects === true),
    untracked: each.flatMap(({ untracked }) => untracked ?? []),
  };
}

/** The path that a token says; of one that goes on with `${…}`, the directory up to there. */
function pathAt(tokens: readonly Token[], index: number, directory: string): NamedPath | undefined {
  const token = tokens[index];
  if (token === undefined || !namesPath(tokens, index)) return undefined;
  const { kind, start } = token;
  const isWhole = !isOpenEnded(tokens, index);
  const text = isWhole ? token.text : token.text.replace(/[^/]*$/, "");
  const path = text.startsWith("~/") ? resolve(homedir(), text.slice(2)) : resolve(directory, text);
  if (kind === "text") return { path, start, as: isRead(tokens, index - 1) ? "value" : "text" };
  return { path, start, as: isWhole && isImported(tokens, index) ? "module" : "value" };
}

function namesPath(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind === "text") {
    return isStringStart(tokens, index) && /^\/[^\n]*$/.test(token.text) && !isPartOfName(tokens, index);
  }
  return token?.kind === "word" && /^(?!<|[a-z][\w+.-]*:).*\//i.test(token.text) && !isRestOfPath(tokens, index);
}

/** Whether what begins at an index is the argument of a function that reads files. */
function isRead(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before?.text === "(" ? isRead(tokens, index - 1) : READERS.has(before?.text ?? "");
}

interface Word {
  readonly variable?: string;
  readonly computed?: boolean;
  readonly searches?: boolean;
  readonly reflects?: boolean;
  readonly untracked?: string;
}

function wordAt(tokens: readonly Token[], index: number): Word {
  const { kind, text } = tokens[index] ?? { kind: "sign", text: "" };
  if (kind === "text" || /^[a-z][\w+.-]*:/i.test(text)) return leadsElsewhere(text) ? { untracked: text } : {};
  if (kind !== "word") return {};
  if (text.startsWith("<nixpkgs/nixos")) return { reflects: true };
  if (/^<(?!nixpkgs[/>])/.test(text)) return isImported(tokens, index) ? { searches: true } : { untracked: text };
  const name = text.replace(/^__/, "");
  if (name === "getEnv") return variableAt(tokens, index + 1);
  if (name === "fetchurl") return isOfBuiltins(tokens, index) ? { untracked: text } : {};
  if (UNTRACKED.has(name)) return { untracked: text };
  if (REFLECTIONS.has(name)) return { reflects: !isBound(tokens, index) };
  return READERS.has(name)
    ? readerAt(tokens, index)
    : name === "path" && isOfBuiltins(tokens, index)
      ? { computed: true }
      : {};
}

/** A string from which a path may come that leads out of a directory, or a file that is fetched. */
function leadsElsewhere(text: string): boolean {
  return /^\S*$/.test(text) && /(?:^|\/)\.\.(?:\/|$)|^(?:git\+)?file:/.test(text);
}

function variableAt(tokens: readonly Token[], index: number): Word {
  const variable = isPlainString(tokens, index) ? tokens[index + 1]?.text : undefined;
  return variable === undefined ? { untracked: "getEnv" } : { variable };
}

/** Of nixpkgs, the same name is a derivation. */
function isOfBuiltins(tokens: readonly Token[], index: number): boolean {
  const isSelected = tokens[index - 1]?.text === ".";
  return isSelected ? tokens[index - 2]?.text === "builtins" : tokens[index]?.text.startsWith("__") === true;
}

/** A function that reads files: what a path in its argument leads to counts anyhow, be it written there in part. */
function readerAt(tokens: readonly Token[], index: number): Word {
  const argument = argumentAt(tokens, index + 1);
  if (argument.some(({ text }) => text === "config")) return { untracked: tokens[index]?.text ?? "" };
  const isWritten =
    isPlainString(argument, 0) || argument.some(({ kind }, at) => kind === "word" && namesPath(argument, at));
  return { computed: !isWritten };
}
