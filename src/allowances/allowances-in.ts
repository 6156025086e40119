import { commentsIn } from "../syntax/comments.ts";
import type { ParsedSource } from "../syntax/parsed-source.ts";
import type { Range } from "../syntax/range.ts";
import type { Allowance } from "./allowance.ts";

const MARK = "nixctr:";

/** `allow CODE, CODE -- reason` */
const ALLOW = /^allow\s+(?!--)([a-z0-9-]+(?:(?:\s*,\s*|\s+)(?!--)[a-z0-9-]+)*)\s*(?:--.*)?$/s;

/** The allowances of a file, in order. */
export function allowancesIn(source: ParsedSource): readonly Allowance[] {
  const marked = commentsIn(source).filter(({ text }) => text.trimStart().startsWith(MARK));
  if (marked.length === 0) return [];
  const comments = new Set(linesOf(source, source.tokens.filter(isComment)));
  const code = new Set(
    linesOf(
      source,
      source.tokens.filter((token) => !isComment(token)),
    ),
  );
  return marked.map(({ text, span }) => {
    const directive = text.trimStart().slice(MARK.length).trim();
    const codes = ALLOW.exec(directive)?.[1]?.split(/[\s,]+/) ?? [];
    let { line } = span;
    // Several comments can stand one above the other.
    while (comments.has(line) && !code.has(line)) line++;
    return { span, directive, codes, line };
  });
}

function isComment({ kind }: ParsedSource["tokens"][number]): boolean {
  return kind === "comment";
}

function linesOf(source: ParsedSource, ranges: readonly Range[]): readonly number[] {
  return ranges.flatMap((range) => {
    const { line, endLine } = source.spanOf(range);
    return Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
  });
}
