import { textWidth } from "./display-width.ts";

/** A word; what stands between backticks, or between a backtick and an apostrophe as NixOS quotes, is not broken. */
const WORD = /(?:`[^`']*'(?![\w`])|`[^`]*`|[^\s`]|`)+/gu;

/** Lines of at most `width` terminal columns, unless a single word is longer. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const [word] of text.matchAll(WORD)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}
