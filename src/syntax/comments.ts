import type { Span } from "../diagnostics/diagnostic.ts";
import type { ParsedSource } from "./parsed-source.ts";

/** A comment, without the marks around it. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/** All comments of a source in order; what looks like one in a string is none. */
export function commentsIn(source: ParsedSource): readonly Comment[] {
  return source.tokens
    .filter(({ kind }) => kind === "comment")
    .map((token) => ({ text: contentOf(token.text), span: source.spanOf(token) }));
}

function contentOf(comment: string): string {
  return comment.startsWith("#") ? comment.slice(1) : comment.slice(2, -2);
}
