/** What moves the cursor, rings, colours or turns the direction of writing: anything but text, ends of lines and tabs. */
const CONTROL = /(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu;

/** Text of a configuration as it may reach a terminal, or a page. */
export function printable(text: string): string {
  return text.replace(CONTROL, "\uFFFD");
}
