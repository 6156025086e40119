import type { Token } from "../../syntax/tokens.ts";

/** Whether a string without interpolation begins with a token. */
export function isPlainString(tokens: readonly Token[], index: number): boolean {
  const open = tokens[index];
  const close = tokens[index + 2];
  return isQuote(open) && tokens[index + 1]?.kind === "text" && close?.kind === "close" && close.frame === open;
}

/** Whether a path or a piece of text goes on with `${…}`. */
export function isOpenEnded(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  return next?.text === "${" && next.start === tokens[index]?.end;
}

/** Whether a token is the first in a string. */
export function isStringStart(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token?.kind === "text" && isQuote(tokens[index - 1]) && tokens[index - 1] === token.frame;
}

/** Whether the string that a token begins is the name of an attribute, or added to what stands before it. */
export function isPartOfName(tokens: readonly Token[], index: number): boolean {
  const isAttribute = tokens[index + 1]?.kind === "close" && [".", "="].includes(tokens[index + 2]?.text ?? "");
  return isAttribute || tokens[index - 2]?.text === "+";
}

/** Whether what looks like a path goes on after a `${…}` in one. */
export function isRestOfPath(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before?.frame?.text === "${" && before.kind === "close" && before.end === tokens[index]?.start;
}

/** Whether a path is the argument of `import`, or an element of `imports = [ … ]`. */
export function isImported(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.text === "(" && before.kind === "open") return isImported(tokens, index - 1);
  return before?.text === "import" || isElementOfImports(tokens, index);
}

function isElementOfImports(tokens: readonly Token[], index: number): boolean {
  const list = tokens[index]?.frame;
  if (list?.text !== "[") return false;
  const start = tokens.indexOf(list);
  return tokens[start - 1]?.text === "=" && tokens[start - 2]?.text === "imports";
}

/** Whether a name begins the path of an attribute that is bound there, and is no variable. */
export function isBound(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text ?? "";
  if (!["{", ";", "let"].includes(before)) return false;
  const frame = tokens[index]?.frame;
  const sign = tokens
    .slice(index)
    .find((token) => token.frame === frame && token.kind === "sign" && token.text !== ".");
  return sign?.text === "=";
}

/** The tokens of the expression that a function is applied to, in parentheses or not. */
export function argumentAt(tokens: readonly Token[], index: number): readonly Token[] {
  const [first] = tokens.slice(index, index + 1);
  if (first?.kind !== "open") return tokens.slice(index, index + 1);
  const end = tokens.findIndex((token, at) => at > index && token.kind === "close" && token.frame === first);
  return tokens.slice(index, end + 1);
}

function isQuote(token: Token | undefined): boolean {
  return token?.kind === "open" && (token.text === '"' || token.text === "''");
}
