/** What a fix does that puts text into its place. */
export function fixMessage(text: string): string {
  return `Write \`${text}\`.`;
}

/** What a fix does that takes away what cannot be seen. */
export const REMOVAL = "Remove it.";
