const WILDCARD = /[*?[]/;

/** Tells whether names match one of some patterns of fnmatch(3): `*`, `?` and `[…]`. */
export function globMatcher(patterns: readonly string[]): (name: string) => boolean {
  const names = new Set(patterns.filter((pattern) => !WILDCARD.test(pattern)));
  const expressions = patterns.filter((pattern) => WILDCARD.test(pattern)).map(expressionOf);
  return (name) => names.has(name) || expressions.some((expression) => expression.test(name));
}

function expressionOf(pattern: string): RegExp {
  const tokens = pattern.match(/\[!?[^\]]+\]|./gsu) ?? [];
  return new RegExp(`^${tokens.map(translate).join("")}$`, "su");
}

function translate(token: string): string {
  if (token === "*") return ".*";
  if (token === "?") return ".";
  if (token.length > 1 && token.startsWith("[")) {
    const negated = token.startsWith("[!");
    return `[${negated ? "^" : ""}${token.slice(negated ? 2 : 1, -1).replace(/[\\[\]^]/g, "\\$&")}]`;
  }
  return token.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
