import { takesNextWord } from "../nspawn-options.ts";

/** A flag of systemd-nspawn(1). */
export interface Flag {
  /** Its long name without dashes. */
  readonly name: string;
  readonly argument: string | undefined;
  /** As it is written. */
  readonly words: readonly string[];
}

/** The flags in `words`, and where systemd-nspawn takes what is left for the program and its arguments. */
export interface Flags {
  readonly flags: readonly Flag[];
  readonly program: readonly string[];
}

/** Takes words apart as `getopt_long` does, up to the first that is no flag. */
export function parseFlags(words: readonly string[]): Flags {
  const flags: Flag[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i] ?? "";
    if (!word.startsWith("-") || word === "-" || word === "--") return { flags, program: words.slice(i) };
    const next = takesNextWord(word) ? words[i + 1] : undefined;
    const taken = next === undefined ? [word] : [word, next];
    flags.push(...(word.startsWith("--") ? [longFlag(word, next, taken)] : shortFlags(word, next, taken)));
    i += taken.length;
  }
  return { flags, program: [] };
}

function longFlag(word: string, next: string | undefined, words: readonly string[]): Flag {
  const [, name = "", , value] = /^--([^=]*)(=(.*))?$/s.exec(word) ?? [];
  return { name, argument: value ?? next, words };
}

/** Letters with long names; those that are not here stand for themselves. */
const LETTERS: Readonly<Record<string, { readonly name: string; readonly argument?: string }>> = {
  a: { name: "as-pid2" },
  b: { name: "boot" },
  D: { name: "directory" },
  E: { name: "setenv" },
  h: { name: "help" },
  i: { name: "image" },
  j: { name: "link-journal", argument: "try-guest" },
  L: { name: "selinux-apifs-context" },
  M: { name: "machine" },
  n: { name: "network-veth" },
  p: { name: "port" },
  P: { name: "pipe" },
  q: { name: "quiet" },
  S: { name: "slice" },
  u: { name: "user" },
  U: { name: "private-users", argument: "pick" },
  x: { name: "ephemeral" },
  Z: { name: "selinux-context" },
};

/** Several letters may stand together; one that takes an argument takes the rest. */
function shortFlags(word: string, next: string | undefined, words: readonly string[]): readonly Flag[] {
  const flags: Flag[] = [];
  for (let i = 1; i < word.length; i++) {
    const letter = word.charAt(i);
    const { name, argument } = LETTERS[letter] ?? { name: letter };
    const rest = word.slice(i + 1);
    if (takesNextWord(`-${letter}`)) {
      const value = rest === "" ? next : rest;
      return [...flags, { name, argument: value, words: i === 1 ? words : [`-${letter}${rest}`, ...words.slice(1)] }];
    }
    flags.push({ name, argument, words: word.length === 2 ? words : [`-${letter}`] });
  }
  return flags;
}
