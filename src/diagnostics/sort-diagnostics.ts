import { compareBytes } from "../../lowering/byte-order.ts";
import type { Diagnostic } from "./diagnostic.ts";

/**
 * The diagnostics in the order of their places: by file, then from top to bottom; those without a place at the end.
 * What is found twice, because two configurations import one file, stays once.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const distinct = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...distinct.values()].toSorted(comparePlaces);
}

function comparePlaces({ span: a }: Diagnostic, { span: b }: Diagnostic): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareBytes(a.file, b.file) || a.line - b.line || a.column - b.column;
}
