/** A line of Nix that is put somewhere else. */
export interface TextLine {
  readonly text: string;
  /** Whether it begins in a string that would change if the line were indented further. */
  readonly fixed: boolean;
}

/** Lines with an indentation, as far as they take one. */
export function indentLines(lines: readonly TextLine[], indent: string): readonly string[] {
  return lines.map(({ text, fixed }) => (fixed || text === "" ? text : `${indent}${text}`));
}
