import type { ParsedSource } from "./parsed-source.ts";
import type { Range } from "./range.ts";
import { closes, frameBehind, type Token } from "./tokens.ts";

/**
 * The token that opened what is left open, seen from the offset where Nix stopped reading; undefined where all is
 * closed.
 */
export function unclosedBefore(source: ParsedSource, offset: number): Range | undefined {
  const { text } = source.source;
  if (text.startsWith("/*", offset)) return { start: offset, end: offset + 2 };
  const { tokens } = source;
  const before = tokens.filter(({ end }) => end <= offset);
  const last = before.at(-1);
  const frame = last && frameBehind(last);
  const open = openString(tokens, offset) ?? frame;
  if (open === undefined || isClosed(open, source)) return undefined;
  return runawayString(before) ?? wronglyPaired(before, open, source) ?? open;
}

/** Nix 2.8 stops at the text of a string that does not end, newer versions at the end of the file. */
function openString(tokens: readonly Token[], offset: number): Token | undefined {
  const token = tokens.find(({ start, end }) => start <= offset && offset < end);
  return token?.kind === "text" ? token.frame : undefined;
}

function isClosed(open: Token, source: ParsedSource): boolean {
  return source.tokens.some((token) => token.frame === open && closes(token) && !isOutside(token, source));
}

/**
 * A string of several lines that ends right before a word is likely two strings, the first of which lacks its end:
 * `"one;⏎b = "two"`.
 */
function runawayString(tokens: readonly Token[]): Token | undefined {
  const end = tokens.find((token, index) => {
    const next = tokens[index + 1];
    const lines = token.frame?.text === '"' && tokens[index - 1]?.text.includes("\n");
    return lines === true && closes(token) && next?.kind === "word" && next.start === token.end;
  });
  return end?.frame;
}

/** Where a brace is missing, brackets pair up wrongly behind it: the first such pair likely lacks its own end. */
function wronglyPaired(tokens: readonly Token[], open: Token, source: ParsedSource): Token | undefined {
  const isInside = ({ frame }: Token): boolean => frame !== undefined && frame.start > open.start;
  return tokens.find((token) => closes(token) && isInside(token) && isOutside(token, source))?.frame;
}

/** Whether a closing token begins a line that is indented less than the one of the opening token. */
function isOutside({ start, frame }: Token, { source }: ParsedSource): boolean {
  const [closing, opening] = [source.placeOf(start), source.placeOf(frame?.start ?? start)];
  const indent = indentOf(source.line(closing.line));
  return closing.column - 1 === indent && indent < indentOf(source.line(opening.line));
}

function indentOf(line = ""): number {
  return line.search(/\S|$/);
}
