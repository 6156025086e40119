import type { Range } from "../../../syntax/range.ts";
import { indentBefore } from "./indent-before.ts";

/** A binding with the blanks that go with it: the whole line that it is alone in, or those up to what follows. */
export function withBlanks({ start, end }: Range, source: string): Range {
  const indent = indentBefore(source, start);
  const rest = /^[ \t]*(?:\r\n|\r|\n)/.exec(source.slice(end))?.[0];
  if (indent !== undefined && rest !== undefined) return { start: start - indent.length, end: end + rest.length };
  const blanks = /^[ \t]*/.exec(source.slice(end))?.[0].length ?? 0;
  return { start, end: end + blanks };
}
