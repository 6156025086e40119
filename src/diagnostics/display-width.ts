/** East Asian wide and fullwidth characters, and emoji. */
const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

// Making one takes longer than everything else about a diagnostic, and most source is ASCII.
let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character: letters with their combining marks, emoji with their modifiers. */
export function graphemesOf(text: string): readonly string[] {
  if (isPlain(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter("en");
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many columns of a terminal a grapheme takes: 0, 1 or 2. */
export function graphemeWidth(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return ZERO_WIDTH.test(grapheme) ? 0 : 1;
}

/** Whether every character takes one column, as most texts are. */
export function isPlain(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text);
}

/** How many columns of a terminal a text takes. */
export function textWidth(text: string): number {
  if (isPlain(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}
