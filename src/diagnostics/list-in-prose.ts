/** `a`, `a and b`, `a, b and c`: the conjunction comes before the last. */
export function listInProse(items: readonly string[], conjunction: "and" | "or"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
