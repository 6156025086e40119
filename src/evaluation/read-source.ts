import { readFileSync, statSync } from "node:fs";

import { type ConfigurationInput, STDIN_NAME } from "./configuration-input.ts";

const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The text that positions in `file` count in, undefined where it cannot be read. A configuration can claim to be
 * anywhere: what is no ordinary file is left alone.
 */
export function readSource(file: string, input: ConfigurationInput): string | undefined {
  if (file === STDIN_NAME) return input.kind === "stdin" ? input.text : undefined;
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= MAX_BYTES ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
