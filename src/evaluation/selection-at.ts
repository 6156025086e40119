import type { Span } from "../diagnostics/diagnostic.ts";
import type { ConfigurationInput } from "./configuration-input.ts";
import { readSource } from "./read-source.ts";

const NAME = String.raw`[A-Za-z_][A-Za-z0-9_'-]*`;
const SELECTION = new RegExp(String.raw`${NAME}(?:\s*\.\s*(?:${NAME}|"[^"\\$]*"))*`, "g");

/**
 * The selection, such as `["config", "services", "nginx", "enable"]`, that stands in the source at a position where
 * `name` is missing. Undefined when the text there is no plain one.
 */
export function selectionAt(span: Span, name: string, input: ConfigurationInput): readonly string[] | undefined {
  const line = readSource(span.file, input)?.split("\n")[span.line - 1];
  if (line === undefined) return undefined;
  // Nix counts bytes.
  const column = Buffer.from(line)
    .subarray(0, span.column - 1)
    .toString().length;
  for (const match of line.matchAll(SELECTION)) {
    if (match.index > column || match.index + match[0].length <= column) continue;
    const parts = match[0].split(".").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
    return parts.includes(name) ? parts : undefined;
  }
  return undefined;
}
