import { optionAt } from "../option-at.ts";
import type { Lint } from "../lint.ts";
import { splitWords } from "./environment-file.ts";
import { takesNextWord } from "../../../lowering/nspawn-options.ts";

/** Words of `extraFlags` that systemd-nspawn takes for the program to run, with everything after them. */
export const strayWords: Lint = ({ containers }, report) => {
  for (const container of containers) {
    const found = firstStray(container.options.extraFlags ?? []);
    if (found === undefined) continue;
    const site = container.valueSite(["extraFlags", found.index]);
    report("stray-word", { option: optionAt(site), word: found.word }, site);
  }
};

/** Only the first one matters: options end there. */
function firstStray(flags: readonly string[]) {
  let previous = "";
  for (const [index, flag] of flags.entries()) {
    // Quotes are another lint's.
    if (flag.includes('"')) return undefined;
    for (const word of splitWords(flag)) {
      if (!word.startsWith("-") && !takesNextWord(previous)) return { index, word };
      // An argument takes nothing itself, even one that looks like an option.
      previous = takesNextWord(previous) ? "" : word;
    }
  }
  return undefined;
}
