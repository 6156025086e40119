/** A Nix string literal for `text`, whatever it contains. */
export function nixString(text: string): string {
  return `"${text.replace(/["\\]|\$(?=\{)/g, "\\$&")}"`;
}

/** A Nix expression for the path value of an absolute path, whatever characters it has. */
export function nixPath(path: string): string {
  return `(/. + ${nixString(path)})`;
}
