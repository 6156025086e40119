import type { ParsedSource } from "../../syntax/parsed-source.ts";
import type { ContainerText } from "./module-text.ts";

/** The text of a source with marks in place of what is hidden: for two texts the same, Nix sees the same. */
export function visibleText({ source: { text } }: ParsedSource, hidden: readonly ContainerText[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { range, outside } of hidden.toSorted((a, b) => a.range.start - b.range.start)) {
    parts.push(text.slice(end, range.start), `\0${outside}\0`);
    end = range.end;
  }
  return [...parts, text.slice(end)].join("");
}
