import { unquoted } from "./nix-string.ts";

/** Errors that versions of Nix word differently, and the words that are shown: those of the older. */
const WORDINGS: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^stack overflow.*$/s, "stack overflow (possible infinite recursion)"],
  [/^path '([^']*)' does not exist$/, "getting status of '$1': No such file or directory"],
  [/^opening file '([^']*)': No such file or directory$/, "getting status of '$1': No such file or directory"],
  [/^(cannot coerce .*? to a string): .*$/s, "$1"],
  // The rest says how nixctr keeps Nix from the network.
  [/^.*?(unable to download '[^']*').*$/s, "$1"],
];

/** The text of an error of Nix in the same words for all versions. */
export function sameText(text: string): string {
  const [, quoted] = /^attribute '(".*")' missing$/s.exec(text) ?? [];
  // Newer versions write the name as it stands in a selection.
  if (quoted !== undefined) return `attribute '${unquoted(quoted)}' missing`;
  for (const [pattern, words] of WORDINGS) if (pattern.test(text)) return text.replace(pattern, words);
  return text;
}
