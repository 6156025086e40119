const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** What a character behind the escape of a string stands for. */
export function escapedCharacter(character: string): string {
  return ESCAPED[character] ?? character;
}
