/** Long options of systemd-nspawn(1) that take no argument, or one after `=` only, in any version of systemd. */
const LONE_OPTIONS: ReadonlySet<string> = new Set([
  "as-pid2",
  "boot",
  "ephemeral",
  "help",
  "keep-unit",
  "network-veth",
  "no-pager",
  "pipe",
  "private-network",
  "private-users",
  "private-users-chown",
  "quiet",
  "read-only",
  "share-system",
  "version",
  "volatile",
]);

/** Letters of short options without an argument. */
const LONE_LETTERS = /^[habxqUnjP]*$/;

/** Whether the word after this one could be the argument of an option. */
export function takesNextWord(word: string): boolean {
  if (!word.startsWith("-")) return false;
  if (word.startsWith("--")) return !word.includes("=") && !LONE_OPTIONS.has(word.slice(2));
  // A letter with an argument takes the rest of the word, or the next word when there is none.
  const letters = word.slice(1);
  return LONE_LETTERS.test(letters.slice(0, -1)) && !LONE_LETTERS.test(letters.slice(-1));
}
