import type { Effect } from "./effect.ts";
import { splitWords } from "./environment-file.ts";

const COMMAND_END = /[;&|<>()\n]|[ \t]#/;
const SUBSTITUTION = /\$\{[^}]*\}?|\$\([^)]*\)?|\$\w+|\$[@*#?$!-]|`[^`]*`?/;
const EXPANSION = new RegExp(`${SUBSTITUTION.source}|\\{[^{}]*(?:,|\\.\\.)[^{}]*\\}`);

/**
 * What the shell makes of a value that stands in a script, unquoted, as part of a word; `complete` puts the rest of the
 * words around it. Undefined where it stays as it is.
 */
export function shellEffect(value: string, complete: (value: string) => string): Effect | undefined {
  // Whoever writes quotes in pairs means the shell to have them; what they hold has the same length here.
  const bare = value.replace(/'[^']*'|"[^"$`\\]*"/g, (quoted) => "_".repeat(quoted.length));
  const [part] = EXPANSION.exec(bare) ?? [];
  if (part !== undefined) return { code: "value-expanded", part };
  const end = bare.search(COMMAND_END);
  if (end >= 0) return { code: "value-cut-off", kept: value.slice(0, end).trimEnd() };
  if (/["'\\]/.test(bare)) return { code: "characters-lost", becomes: unquote(value) };
  if (splitWords(complete(bare)).length <= splitWords(complete("_")).length) return undefined;
  return { code: "value-split", words: splitWords(complete(value)) };
}

/** The same for a value that stands in double quotes: spaces and most signs mean nothing there. */
export function quotedShellEffect(value: string): Effect | undefined {
  const [part] = SUBSTITUTION.exec(value) ?? [];
  if (part !== undefined) return { code: "value-expanded", part };
  const becomes = value.replace(/\\\n|\\(["\\]|$)|"/g, "$1");
  return becomes === value ? undefined : { code: "characters-lost", becomes };
}

function unquote(value: string): string {
  return value.replace(/["']/g, "").replace(/\\(.)/gs, "$1");
}

/** The part of a value that the shell takes for a pattern of file names. */
export function patternIn(value: string): string | undefined {
  return /\S*(?:[*?]|\[[^\]]+\])\S*/.exec(value)?.[0];
}
