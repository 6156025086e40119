import type { Value } from "../definitions/definition.ts";

const LONGEST_STRING = 40;

/** A value in words, such as ``the string `"80"` ``. */
export function showValue(value: Value | undefined): string {
  if (value === null) return "`null`";
  if (typeof value === "string") return `the string \`${showString(value)}\``;
  if (typeof value === "number") return `the integer \`${value}\``;
  if (typeof value === "boolean") return `the boolean \`${value}\``;
  if (value === undefined || "opaque" in value) return "a value that was not evaluated";
  if ("path" in value) return `the path \`${value.path}\``;
  if ("float" in value) return `the floating-point number \`${value.float}\``;
  if ("integer" in value) return `the integer \`${value.integer}\``;
  if ("function" in value) return "a function";
  return "set" in value ? "an attribute set" : "a list";
}

function showString(value: string): string {
  return JSON.stringify(value.length > LONGEST_STRING ? `${value.slice(0, LONGEST_STRING)}…` : value);
}
