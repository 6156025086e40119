import { resolve } from "node:path";

import type { MigrationResult } from "../migrate/common/migration-result.ts";
import { migrateConfiguration } from "../migrate/native/migrate-configuration.ts";
import { beginEvaluation } from "./begin-evaluation.ts";
import { givenFacts } from "./given-facts.ts";
import { printChosen, printNotes } from "./print-notes.ts";
import type { MigrateRequest } from "./request.ts";
import { createSourceReader } from "./source-reader.ts";

type NativeRequest = Extract<MigrateRequest, { migration: "native" }>;

/** `nixctr migrate native`: the plan. Throws a `UsageError` or an `InputError` for what the user has to change. */
export async function migrateNative({ input, flags }: NativeRequest): Promise<MigrationResult> {
  const begun = beginEvaluation({ input, flags, given: givenFacts(flags), purpose: { form: "document" } });
  const { chosen, started } = begun;
  printChosen(chosen, "migrating", flags);
  const { notes, ...migrated } = await migrateConfiguration(started, {
    out: resolve(flags.out),
    accept: flags.accept,
  });
  printNotes(notes, begun, null);
  return { ...migrated, readSource: createSourceReader([started.options.input]) };
}
