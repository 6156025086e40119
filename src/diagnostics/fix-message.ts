/** What a fix does that puts text into its place. */
export function fixMessage(text: string): string {
  return `Write \`${text}\`.`;
}
