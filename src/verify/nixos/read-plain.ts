/** How `nix/nixos/plain.nix` marks names that Nix's JSON has a meaning for. */
const MARK = "\n";

/** A value that `nix/nixos/plain.nix` made: names are as they were, and integers are `bigint` where a number is not exact. */
export function readPlain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(readPlain);
  const entries = Object.entries<unknown>({ ...value });
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === "integer" && typeof first[1] === "string") return BigInt(first[1]);
  return Object.fromEntries(entries.map(([name, member]) => [unmarked(name), readPlain(member)]));
}

function unmarked(name: string): string {
  return name.startsWith(MARK) ? name.slice(MARK.length) : name;
}
