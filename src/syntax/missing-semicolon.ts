import type { Span } from "../diagnostics/diagnostic.ts";
import type { ParsedSource } from "./parsed-source.ts";
import { hasErrorWithin, isReliable } from "./reliable.ts";
import type { Place } from "./source-text.ts";
import { frameBehind, type Token } from "./tokens.ts";

/** Each candidate costs a parse: how many code units are read for all of them. */
const MOST_UNITS = 4_000_000;

/** What a `;` ends. */
const ENDED: readonly string[] = ["binding", "inherit", "inherit_from", "with_expression", "assert_expression"];

/**
 * Where a `;` is missing, when that is what stopped Nix at a position: behind the value that it should end, of no width.
 * Undefined where no such place makes the text there correct.
 */
export function missingSemicolon(source: ParsedSource, at: Place): Span | undefined {
  const offset = source.source.offsetOf(at);
  if (offset === undefined) return undefined;
  const { text } = source.source;
  const most = Math.ceil(MOST_UNITS / (text.length + 1));
  const found = candidatesBefore(source.tokens, offset)
    .slice(0, most)
    .find(({ end }) => isMended(source.parseAgain(`${text.slice(0, end)};${text.slice(end)}`), end, offset + 1));
  return found && source.spanOf({ start: found.end, end: found.end });
}

/** The tokens in the frame of the position that a statement can end with, the nearest first. */
function candidatesBefore(tokens: readonly Token[], offset: number): readonly Token[] {
  const before = tokens.filter(({ end, kind }) => end <= offset && kind !== "comment");
  const last = before.at(-1);
  if (last === undefined) return [];
  const frame = frameBehind(last);
  return before.filter((token) => canEnd(token) && frameBehind(token) === frame).toReversed();
}

function canEnd({ kind }: Token): boolean {
  return kind === "word" || kind === "close";
}

/** Whether the `;` at an offset ends something, and what follows is understood up to the place where Nix stopped. */
function isMended(source: ParsedSource, semicolon: number, offset: number): boolean {
  const { parent: ended } = source.nodeAt(semicolon);
  if (ended === undefined || !ENDED.includes(ended.type)) return false;
  const statement = ended.type.endsWith("_expression") ? ended.children.slice(0, 2) : [ended];
  return statement.every(isReliable) && !hasErrorWithin(source.root, { start: semicolon, end: offset });
}
