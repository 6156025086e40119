import type { Span } from "../diagnostics/diagnostic.ts";
import type { ParsedSource } from "./parsed-source.ts";
import type { Range } from "./range.ts";
import type { Place } from "./source-text.ts";
import { stopsAt } from "./stops.ts";
import { closes, isString, type Token } from "./tokens.ts";
import { unclosedBefore } from "./unclosed.ts";

export interface SyntaxErrorSpan {
  /** The token that Nix did not expect; of no width at the end of the file, and within a string. */
  readonly span: Span;
  /** The token that opened what is never closed. */
  readonly unclosed: Span | undefined;
}

/** What to show for the position at which Nix stopped reading. */
export function syntaxErrorSpan(source: ParsedSource, at: Place): SyntaxErrorSpan {
  const stops = stopsAt(source, at);
  const [offset] = stops;
  if (offset === undefined) return { span: { file: source.file, ...pointAt(at) }, unclosed: undefined };
  const token = source.tokens.find(({ end }) => end > offset);
  const [unclosed] = stops.flatMap((stop) => unclosedBefore(source, stop) ?? []);
  return {
    span: source.spanOf(tokenRange(token, offset, source)),
    unclosed: unclosed && source.spanOf(unclosed),
  };
}

function pointAt({ line, column }: Place): Omit<Span, "file"> {
  return { line, column, endLine: line, endColumn: column };
}

function tokenRange(token: Token | undefined, offset: number, source: ParsedSource): Range {
  if (token === undefined || token.start > offset || isString(token.frame)) return { start: offset, end: offset };
  return isString(token) ? stringFrom(token, source) : token;
}

/** The whole string where it is a short one, else its quotation mark. */
function stringFrom(quote: Token, { tokens, source }: ParsedSource): Range {
  const end = tokens.find((token) => token.frame === quote && closes(token))?.end ?? quote.end;
  return { start: quote.start, end: source.placeOf(end).line === source.placeOf(quote.start).line ? end : quote.end };
}
