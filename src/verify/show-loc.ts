/** The path of an option as Nix writes it. */
export function showLoc(loc: readonly string[]): string {
  return loc.map((name) => (/^[a-zA-Z_][\w'-]*$/.test(name) ? name : JSON.stringify(name))).join(".");
}
