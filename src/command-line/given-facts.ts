import { readFileSync } from "node:fs";

import { defaultFacts } from "../facts/default-facts.ts";
import { FactsError, parseSaidFacts, withFacts } from "../facts/parse-facts.ts";
import type { GivenFacts } from "./begin-evaluation.ts";
import type { EvaluationFlags } from "./request.ts";
import { UsageError } from "./usage-error.ts";

/** The facts of `--facts`, else the default ones. Throws a `UsageError` that names the file when it cannot be used. */
export function givenFacts({ facts: file }: Pick<EvaluationFlags, "facts">): GivenFacts {
  if (file === undefined) return { facts: defaultFacts(), saidFacts: {} };
  try {
    const saidFacts = parseSaidFacts(readFileSync(file, "utf8"));
    return { facts: withFacts(defaultFacts(saidFacts.system), saidFacts), saidFacts };
  } catch (error) {
    if (error instanceof FactsError) throw new UsageError(error.message.replace(/^/gm, `--facts ${file}: `));
    throw new UsageError(`--facts ${file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" ? "no such file" : code === "EISDIR" ? "a directory" : "not readable";
}
