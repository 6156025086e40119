import { commentsIn } from "../syntax/comments.ts";
import type { ParsedSource } from "../syntax/parsed-source.ts";
import type { Allowance } from "./allowance.ts";

/** `# nixctr: …` */
const DIRECTIVE = /^\s*nixctr:\s*(.*?)\s*$/s;

/** `allow CODE, CODE -- reason` */
const ALLOW = /^allow\s+([a-z0-9-]+(?:(?:\s*,\s*|\s+)(?!--)[a-z0-9-]+)*)\s*(?:--.*)?$/s;

/** The allowances of a file, in order. */
export function allowancesIn(source: ParsedSource): readonly Allowance[] {
  const comments = commentsIn(source);
  const alone = new Set(comments.filter(({ span }) => isAlone(source, span)).map(({ span }) => span.line));
  return comments.flatMap(({ text, span }) => {
    const directive = DIRECTIVE.exec(text)?.[1];
    if (directive === undefined) return [];
    const codes = ALLOW.exec(directive)?.[1]?.split(/[\s,]+/) ?? [];
    return [{ span, directive, codes, line: alone.has(span.line) ? lineBelow(span.endLine, alone) : span.line }];
  });
}

function isAlone(source: ParsedSource, { line, column }: Allowance["span"]): boolean {
  return (source.source.line(line) ?? "").slice(0, column - 1).trim() === "";
}

/** The first line below that is not a comment alone, so that several of them can stand one above the other. */
function lineBelow(end: number, alone: ReadonlySet<number>): number {
  let line = end + 1;
  while (alone.has(line)) line++;
  return line;
}
