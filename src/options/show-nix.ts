/** The default of an option as a Nix expression: a scalar, or an empty list or set. */
export function showNix(value: unknown): string {
  if (Array.isArray(value)) return "[ ]";
  return typeof value === "object" && value !== null ? "{ }" : JSON.stringify(value);
}
