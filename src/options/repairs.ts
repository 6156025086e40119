import type { Value } from "../definitions/definition.ts";
import { editDistance } from "../diagnostics/closest-name.ts";
import type { Repair } from "../diagnostics/diagnostic.ts";
import { nixString } from "../evaluation/nix-string.ts";

/** Writes the known name in place of one that does not exist; safe where it differs in one letter and no other does. */
export function renaming(name: string, meant: string, known: readonly string[]): Repair {
  const others = known.filter((other) => other !== meant);
  const safe = editDistance(name, meant) === 1 && others.every((other) => editDistance(name, other) > 1);
  const by = nixName(meant);
  return { safe, was: name, by };
}

/** Writes Nix source in place of a literal. */
export function rewriting(was: string | number | boolean, by: string, { safe }: { readonly safe: boolean }): Repair {
  return { safe, was, by };
}

/** Puts a lone value into a list; safe where it does not look like several. */
export function listing(value: Value | undefined): Repair | undefined {
  if (typeof value === "string") return rewriting(value, `[ ${nixString(value)} ]`, { safe: /^[^\s,]+$/.test(value) });
  return typeof value === "number" ? rewriting(value, `[ ${value} ]`, { safe: true }) : undefined;
}

/** A number where a string belongs; whether as a string it is one that does, nobody knows. */
export function repairString(value: Value): Repair | undefined {
  return typeof value === "number" ? rewriting(value, nixString(String(value)), { safe: false }) : undefined;
}

const KEYWORDS: readonly string[] = ["assert", "else", "if", "in", "inherit", "let", "or", "rec", "then", "with"];

/** A name as it is written in the path of an attribute. */
function nixName(name: string): string {
  return /^[a-zA-Z_][\w'-]*$/.test(name) && !KEYWORDS.includes(name) ? name : nixString(name);
}
