import { messages } from "../diagnostics/messages.ts";
import { painter } from "../diagnostics/paint.ts";
import { explanationOf } from "./explanation.ts";
import { renderMarkdown, type TextStyle } from "./render-markdown.ts";

/** One diagnostic at length, for a terminal; undefined for what is no code, and where its page is not there. */
export function explainText(code: string, style: TextStyle): string | undefined {
  const explanation = explanationOf(code);
  return explanation === undefined ? undefined : renderMarkdown(explanation.markdown, style);
}

/** Every code, in alphabetical order. */
export function knownCodes(): readonly string[] {
  return Object.keys(messages).toSorted();
}

/** A line for every code: the code, its severity, and what is wrong. Ends with a newline. */
export function listCodes({ colour }: Pick<TextStyle, "colour">): string {
  const paint = painter(colour);
  const entries = Object.entries(messages).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(...entries.map(([code]) => code.length));
  const lines = entries.map(([code, { severity }]) => {
    const padding = " ".repeat("warning".length - severity.length);
    return `${code.padEnd(width)}  ${paint(severity, severity)}${padding}  ${explanationOf(code)?.summary ?? ""}`;
  });
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}
