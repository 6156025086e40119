import type { Renaming } from "../../common/renaming.ts";

/**
 * A text in which everything that is certainly named for a container has its new name: its units, interfaces, host name,
 * directories and files, and arguments of commands for containers.
 */
export function renameInText(text: string, renaming: Renaming): string {
  if (!text.includes(renaming.from)) return text;
  return patternsFor(renaming.from).reduce(
    (renamed, pattern) => renamed.replace(pattern, (_, before: string) => `${before}${renaming.to}`),
    text,
  );
}

/** Whether a text mentions a container's name as a word of its own. */
export function mentionsName(text: string, name: string): boolean {
  return new RegExp(`${NO_WORD_BEFORE}${escaped(name)}${NO_WORD_BEHIND}`).test(text);
}

const NO_WORD_BEFORE = "(?<![\\w.-])";
const NO_WORD_BEHIND = "(?![\\w-])";

/** What comes before the name is the first group of each. */
function patternsFor(name: string): readonly RegExp[] {
  const own = escaped(name);
  return [
    // Units, also with the `.service` behind, and the name of a unit as scripts have it.
    `(container@)${own}${NO_WORD_BEHIND}`,
    // Interfaces of the host.
    `((?<![\\w-])v[eb]-)${own}${NO_WORD_BEHIND}`,
    // The entry in `/etc/hosts`.
    `(${NO_WORD_BEFORE})${own}(?=\\.containers(?!\\.?[\\w-]))`,
    // Roots, conf files, and the profiles of those that are built on the host.
    `(/(?:nixos-)?containers/|/per-container/)${own}(?=/|\\.conf\\b|$|["'\\s:])`,
    // Commands, whose arguments may come before the name.
    `(\\bnixos-container (?:[\\w-]+ )*)${own}${NO_WORD_BEHIND}`,
    `(\\bmachinectl (?:[\\w-]+ )+)${own}${NO_WORD_BEHIND}`,
  ].map((pattern) => new RegExp(pattern, "g"));
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
