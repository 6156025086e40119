/** Where generated files are; their names begin with a hash of their content. */
const GENERATED = /(\/etc\/nixctr\/)[0-9a-f]{32}-/g;

/** A text in which generated files are called the same, whatever their content. */
export function withoutHashes(text: string): string {
  return text.includes("/etc/nixctr/") ? text.replace(GENERATED, "$1HASH-") : text;
}

/** The paths of generated files that a text names. */
export function generatedPathsIn(text: string): readonly string[] {
  return text.match(/\/etc\/nixctr\/[0-9a-f]{32}-[\w+.?=@/-]+/g) ?? [];
}
