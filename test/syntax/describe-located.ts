import type { Span } from "../../src/diagnostics/diagnostic.ts";
import type { Located } from "../../src/syntax/locate.ts";
import type { ParsedSource } from "../../src/syntax/parsed-source.ts";

/** A span as the expectations write it: `3:39-4:2` and the text there, of several lines the first and the last. */
export function describeSpan(source: ParsedSource, span: Span): string {
  const lines = source.sliceOf(span).split(/\r\n|\r|\n/);
  const shown = lines.length > 1 ? [lines[0]?.trim(), "…", lines.at(-1)?.trim()] : lines;
  const { line, column, endLine, endColumn } = span;
  return `${line}:${column}-${endLine}:${endColumn} \`${shown.join(" ")}\``;
}

/** `about` where the span contains or makes what is looked for. */
export function describeLocated(source: ParsedSource, located: Located | undefined): string {
  if (located === undefined) return "unknown";
  return `${located.exact ? "" : "about "}${describeSpan(source, located.span)}`;
}
