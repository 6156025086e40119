/** Negative when version `a` is older than `b`, 0 when they are the same, else positive: `builtins.compareVersions`. */
export function compareVersions(a: string, b: string): number {
  const left = componentsOf(a);
  const right = componentsOf(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = compareComponents(left[i] ?? "", right[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Runs of digits and of other signs; dots and dashes only separate them. */
function componentsOf(version: string): readonly string[] {
  return version.match(/\d+|[^\d.-]+/g) ?? [];
}

function compareComponents(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** `pre` comes before the end of a version, words come after it, and numbers last. */
function rank(component: string): number {
  if (component === "pre") return 0;
  if (component === "") return 1;
  return isNumber(component) ? 3 : 2;
}

function isNumber(component: string): boolean {
  return /^\d+$/.test(component);
}
