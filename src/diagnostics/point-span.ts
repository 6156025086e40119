import type { Position } from "../definitions/definition.ts";
import type { Span } from "./diagnostic.ts";

/** The span of a position; null where only the file is known, or nothing. */
export function pointSpan(at: Position | null | undefined): Span | null {
  if (at == null || at[1] === 0) return null;
  const [file, line, column] = at;
  return { file, line, column, endLine: line, endColumn: column };
}
