import type { ParsedSource } from "./parsed-source.ts";
import type { Place } from "./source-text.ts";

/**
 * The offsets where Nix may have stopped reading, by the position that it gives, the likely one first. Where a file does
 * not end with a line end, Nix 2.8 gives the last token for the end of the file.
 */
export function stopsAt({ source, tokens }: ParsedSource, at: Place): readonly number[] {
  const offset = source.offsetOf(at);
  if (offset === undefined) return [];
  const last = tokens.at(-1);
  return last?.start === offset && last.end === source.text.length ? [offset, last.end] : [offset];
}
