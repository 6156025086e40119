/** The words of a value as the shell splits it, which the values of several words go through. */
export function splitWords(value: string): readonly string[] {
  return value.split(/[ \t]+/).filter((word) => word !== "");
}
