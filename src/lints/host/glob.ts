/** Whether a name matches a pattern of fnmatch(3): `*`, `?` and `[…]`. */
export function matchesGlob(pattern: string, name: string): boolean {
  return new RegExp(`^${[...tokensOf(pattern)].map(toRegExp).join("")}$`, "su").test(name);
}

function tokensOf(pattern: string): readonly string[] {
  return pattern.match(/\[!?[^\]]+\]|./gsu) ?? [];
}

function toRegExp(token: string): string {
  if (token === "*") return ".*";
  if (token === "?") return ".";
  if (token.length > 1 && token.startsWith("[")) {
    const negated = token.startsWith("[!");
    return `[${negated ? "^" : ""}${token.slice(negated ? 2 : 1, -1).replace(/[\\[\]^&]/g, "\\$&")}]`;
  }
  return token.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
