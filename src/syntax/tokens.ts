import type { Range } from "./range.ts";

/** A token of Nix. Strings have one for each quotation mark and one for each stretch of text. */
export interface Token extends Range {
  readonly kind: "word" | "sign" | "text" | "comment" | "open" | "close";
  readonly text: string;
  /** The opening token of what this one stands in; for a closing token, that which it closes. */
  readonly frame: Token | undefined;
}

const BLANK = /[ \t\r\n]+/y;
const COMMENT = /#[^\r\n]*/y;
const OPENING = /\$\{|''|["{[(]/y;
const CLOSING = /[}\])]/y;
// What is tried in vain has a limit, so that the time grows with the text alone.
const WORD = new RegExp(
  [
    /[a-zA-Z][a-zA-Z0-9+.-]{0,255}:[a-zA-Z0-9%/?:@&=+$,_.!~*'-]+/, // a URI
    /~?[\w.+-]{0,255}(?:\/[\w.+-]+)+\/?|~?[\w.+-]{0,255}\/(?=\$\{)/, // a path, or its beginning
    /<[\w.+-]{1,255}(?:\/[\w.+-]{1,255})*>/,
    /[a-zA-Z_][\w'-]*/,
    /(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "y",
);
const SIGN = /\.\.\.|\|>|<\||[=!<>]=|&&|\|\||->|\/\/|\+\+|[^]/uy;

/** `$` begins an interpolation only before `{`, and in `$$` it stands for itself. */
const TEXT = /(?:[^$"\\]|\$(?:[^{"\\]|\\[^])|\\[^]|\$(?="))+/y;
const INDENTED_TEXT = /(?:[^$']|\$[^{']|\$(?=')|'[^'$]|'(?=\$)|'''|''\$|''\\[^])+/y;

const CLOSED_BY: Readonly<Record<string, string>> = {
  "{": "}",
  "${": "}",
  "[": "]",
  "(": ")",
  '"': '"',
  "''": "''",
};

/** The tokens of a text, whether it is correct or not. A closing token that fits nothing closes nothing. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let frame: Token | undefined;
  const lastCommentEnd = source.lastIndexOf("*/");
  let start = 0;
  while (start < source.length) {
    const blank = isString(frame) ? undefined : matchAt(BLANK, source, start);
    start += blank?.length ?? 0;
    if (start === source.length) break;
    const { kind, text } = isString(frame)
      ? readInString(source, start, frame)
      : (readComment(source, start, lastCommentEnd) ?? readToken(source, start));
    const token: Token = { kind, text, start, end: start + text.length, frame };
    tokens.push(token);
    frame = frameBehind(token);
    start = token.end;
  }
  return tokens;
}

/** What stands behind a token stands in this frame. */
export function frameBehind(token: Token): Token | undefined {
  if (token.kind === "open") return token;
  return closes(token) ? token.frame?.frame : token.frame;
}

/** Whether a token closes the frame that it stands in. */
export function closes({ kind, text, frame }: Token): boolean {
  return kind === "close" && frame !== undefined && CLOSED_BY[frame.text] === text;
}

/** Whether what stands in a frame is the text of a string. */
export function isString(frame: Token | undefined): frame is Token {
  return frame?.text === '"' || frame?.text === "''";
}

type Read = Pick<Token, "kind" | "text">;

/** Before `lastEnd` there is an end for every comment. */
function readComment(source: string, start: number, lastEnd: number): Read | undefined {
  if (source.startsWith("/*", start) && start + 2 <= lastEnd) {
    return { kind: "comment", text: source.slice(start, source.indexOf("*/", start + 2) + 2) };
  }
  const text = matchAt(COMMENT, source, start);
  return text === undefined ? undefined : { kind: "comment", text };
}

function readToken(source: string, start: number): Read {
  const kinds = [
    ["word", WORD],
    ["open", OPENING],
    ["close", CLOSING],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const text = matchAt(pattern, source, start);
    if (text !== undefined) return { kind, text };
  }
  return { kind: "sign", text: matchAt(SIGN, source, start) ?? source.charAt(start) };
}

function readInString(source: string, start: number, { text: quote }: Token): Read {
  const text = matchAt(quote === '"' ? TEXT : INDENTED_TEXT, source, start);
  if (text !== undefined) return { kind: "text", text };
  if (source.startsWith(quote, start)) return { kind: "close", text: quote };
  if (source.startsWith("${", start)) return { kind: "open", text: "${" };
  return { kind: "text", text: source.charAt(start) };
}

function matchAt(pattern: RegExp, source: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(source)?.[0];
}
