import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { toJson } from "../../../diagnostics/to-json.ts";
import { jsonChunks } from "../../../output/json-chunks.ts";
import type { PlannedChange } from "../edits/planned-change.ts";
import type { Finding, MigrationPlan } from "../plan.ts";

export interface MigrationDocument {
  /** `release`, `imperative` or `native`. */
  readonly migration: string;
  /** Null when the input is refused: the diagnostics then say why. */
  readonly plan: MigrationPlan | null;
  readonly changes: readonly PlannedChange[];
  /** Those of the plan, and what is in the way of writing. */
  readonly findings: readonly Finding[];
  /** Whether the changes were made. */
  readonly written: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** The document of `nixctr migrate … --format json`, whose schema is `nixctr.migration/1`. */
export function migrationJson(document: MigrationDocument): Iterable<string> {
  const { migration, plan, changes, findings, written, diagnostics } = document;
  return jsonChunks({
    schema: "nixctr.migration/1",
    migration,
    ...(plan !== null && {
      title: plan.title,
      written,
      edits: changes.map(({ path, label, mode, before, after }) => ({ path, label, mode, before, after })),
      findings: findings.map(findingJson),
      tables: plan.tables,
      steps: plan.steps,
    }),
    diagnostics: diagnostics.map(toJson),
  });
}

function findingJson({ severity, subject, place, text, advice }: Finding) {
  return { severity, subject, place: place ?? null, text, advice: advice ?? null };
}
