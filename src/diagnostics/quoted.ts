/** Text as code in a sentence. */
export function quoted(text: string): string {
  return `\`${text}\``;
}
