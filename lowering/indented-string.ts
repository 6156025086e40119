/**
 * `optionalString` around an indented string of its own: that string ends in a newline, and so does the line it
 * stands on, which is why set values are followed by an empty line and unset ones are one.
 */
export function optional(value: string | null, render: (value: string) => string): string {
  return value === null ? "" : `${render(value)}\n`;
}

/** An indented string of Nix: every line ends in a newline. */
export function lines(items: readonly string[]): string {
  return items.length === 0 ? "" : `${items.join("\n")}\n`;
}
