import type { Span } from "../diagnostics/diagnostic.ts";
import type { ParsedSource } from "./parsed-source.ts";
import { hasErrorWithin, isReliable } from "./reliable.ts";
import type { Place } from "./source-text.ts";
import { stopsAt } from "./stops.ts";
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
  const { text } = source.source;
  const candidates = stopsAt(source, at).flatMap((stop) => candidatesBefore(source.tokens, stop));
  const found = candidates
    .slice(0, Math.ceil(MOST_UNITS / (text.length + 1)))
    .find(({ end, stop }) => isMended(source, end, stop));
  return found && source.spanOf({ start: found.end, end: found.end });
}

interface Candidate {
  readonly end: number;
  readonly stop: number;
}

/** The ends of tokens in the frame where Nix stopped that a statement can end with, the nearest first. */
function candidatesBefore(tokens: readonly Token[], stop: number): readonly Candidate[] {
  const before = tokens.filter(({ end, kind }) => end <= stop && kind !== "comment");
  const last = before.at(-1);
  if (last === undefined) return [];
  const frame = frameBehind(last);
  const ends = before.filter((token) => canEnd(token) && frameBehind(token) === frame);
  return ends.map(({ end }) => ({ end, stop })).toReversed();
}

function canEnd({ kind }: Token): boolean {
  return kind === "word" || kind === "close";
}

/** Whether a `;` at an offset would end something, and what follows be understood up to where Nix stopped. */
function isMended(source: ParsedSource, semicolon: number, stop: number): boolean {
  const { text } = source.source;
  const mended = source.parseAgain(`${text.slice(0, semicolon)};${text.slice(semicolon)}`);
  const is = isCorrect(mended, semicolon, stop + 1);
  mended.free();
  return is;
}

function isCorrect(source: ParsedSource, semicolon: number, stop: number): boolean {
  const { parent: ended } = source.nodeAt(semicolon);
  if (ended === undefined || !ENDED.includes(ended.type)) return false;
  const statement = ended.type.endsWith("_expression") ? ended.children.slice(0, 2) : [ended];
  return statement.every(isReliable) && !hasErrorWithin(source.root, { start: semicolon, end: stop });
}
