import { textWidth } from "./display-width.ts";

/** A word; what stands between backticks, or between a backtick and an apostrophe as NixOS quotes, is not broken. */
const WORD = /(?:`[^`']*'(?![\w`])|`[^`]*`|[^\s`]|`)+/gu;

/** Lines of at most `width` terminal columns, unless a single word is longer. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let [line, used] = ["", 0];
  for (const [word] of text.matchAll(WORD)) {
    const length = textWidth(word);
    if (line !== "" && used + 1 + length > width) {
      lines.push(line);
      [line, used] = [word, length];
    } else {
      used += length + (line === "" ? 0 : 1);
      line += line === "" ? word : ` ${word}`;
    }
  }
  return line === "" ? lines : [...lines, line];
}
