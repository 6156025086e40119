/** A Nix string literal for `text`, whatever it contains. */
export function nixString(text: string): string {
  // Nix takes a carriage return in a literal for the end of a line.
  return `"${text.replace(/["\\]|\$(?=\{)/g, "\\$&").replaceAll("\r", "\\r")}"`;
}

/** A Nix expression for the path value of an absolute path, whatever characters it has. */
export function nixPath(path: string): string {
  return `(/. + ${nixString(path)})`;
}

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** The name that an attribute of a selection means, be it written with quotes or without. */
export function unquoted(part: string): string {
  const [, quoted] = /^"(.*)"$/s.exec(part) ?? [];
  return quoted?.replace(/\\(.)/gs, (_, character: string) => ESCAPED[character] ?? character) ?? part;
}
