/** A Nix string literal for `text`, whatever it contains. */
export function nixString(text: string): string {
  // Nix takes a carriage return in a literal for the end of a line.
  return `"${text.replace(/["\\]|\$(?=\{)/g, "\\$&").replaceAll("\r", "\\r")}"`;
}

/** A Nix expression for the path value of an absolute path, whatever characters it has. */
export function nixPath(path: string): string {
  return `(/. + ${nixString(path)})`;
}
