/** The blanks before an offset of a text, where there is nothing else in its line; undefined where there is. */
export function indentBefore(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && BLANKS.includes(text.charAt(start - 1))) start--;
  return start === 0 || LINE_ENDS.includes(text.charAt(start - 1)) ? text.slice(start, offset) : undefined;
}

const BLANKS: readonly string[] = [" ", "\t"];
const LINE_ENDS: readonly string[] = ["\r", "\n"];
