import { linesOnlyIn } from "./difference-size.ts";
import type { Mismatch } from "../verification.ts";

/** What mismatches have in common that have the same thing wrong with the same kind of artifact. */
export function kindOfMismatch({ kind, container, name, expected, actual }: Mismatch): string {
  const sides = [expected, actual].map((text) => (kind === "refusal" ? wordsOf(text) : text === undefined));
  return JSON.stringify([kind, nameless(name, container), ...sides]);
}

/** What mismatches have in common that likely have one cause: also the first line that differs, without its values. */
export function causeOf(mismatch: Mismatch): string {
  const { container, expected, actual } = mismatch;
  const lines = [linesOnlyIn(expected, actual)[0], linesOnlyIn(actual, expected)[0]];
  return JSON.stringify([kindOfMismatch(mismatch), ...lines.map((line) => valueless(nameless(line ?? "", container)))]);
}

function nameless(text: string, container: string | null): string {
  return container === null || container === "" ? text : text.replaceAll(container, "<name>");
}

/** The first line of a message without what it is about. */
function wordsOf(message: string | undefined): string | null {
  return message === undefined ? null : valueless(message.split("\n")[0] ?? "");
}

function valueless(line: string): string {
  return line.replace(/"[^"]*"|[`'][^'`]*['`]/g, "…").replace(/[\d.:/-]*\d[\w.:/-]*/g, "0");
}
