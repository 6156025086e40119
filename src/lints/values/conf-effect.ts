import type { Effect } from "./effect.ts";
import { readAssignment, splitWords } from "./environment-file.ts";

/**
 * What systemd makes of a value after `NAME=` in the conf file, and, where `flag` is given, the shell of that flag with
 * the variable after it. White space around the value does no harm.
 */
export function confEffect(value: string, flag?: string): Effect | undefined {
  const read = readAssignment(value);
  if (read !== value.trim()) {
    // Nothing but an end of the line makes it end early.
    const [line = ""] = value.trim().split("\n", 1);
    return read === line.trim() ? { code: "value-cut-off", kept: read } : { code: "characters-lost", becomes: read };
  }
  const words = splitWords(`${flag ?? ""}${read}`);
  return flag !== undefined && words.length > 1 ? { code: "value-split", words } : undefined;
}
