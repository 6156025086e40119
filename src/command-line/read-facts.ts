import { readFileSync } from "node:fs";

import { FactsError, parseFacts, saysSystem } from "../facts/parse-facts.ts";
import type { GivenFacts } from "./begin-lowering.ts";
import { UsageError } from "./usage-error.ts";

/** Reads the file of `--facts`. Throws a `UsageError` that names it when it cannot be used. */
export function readFacts(file: string): GivenFacts {
  try {
    const text = readFileSync(file, "utf8");
    return { facts: parseFacts(text), systemGiven: saysSystem(text) };
  } catch (error) {
    if (error instanceof FactsError) throw new UsageError(error.message.replace(/^/gm, `--facts ${file}: `));
    throw new UsageError(`--facts ${file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" ? "no such file" : code === "EISDIR" ? "a directory" : "not readable";
}
