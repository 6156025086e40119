import type { Finding, MigrationPlan } from "../common/plan.ts";
import type { EditedSources } from "./edited-sources.ts";
import { describeHost } from "./describe-host.ts";
import { createRowFinder } from "./explain/row-behind.ts";
import { backFindings } from "./report/back-findings.ts";
import { nameFindings } from "./report/name-findings.ts";
import { releaseMessages } from "./release-messages.ts";
import { hostPackagesFindings } from "./report/note-findings.ts";
import { refusalFindings } from "./report/refusal-findings.ts";
import type { RewrittenConfiguration, Rewriting } from "./rewrite-configuration.ts";
import { rowsBetween } from "./rows-between.ts";
import type { EvaluatedSide } from "./trial/evaluate-side.ts";

/** A configuration before and after its rewriting. */
export interface Migrated extends RewrittenConfiguration, Rewriting {
  /** The sources as they were when `before` was evaluated. */
  readonly pristine: EditedSources;
}

export type Description = Pick<MigrationPlan, "findings" | "tables" | "steps">;

/** Everything that there is to say of a migration, beside its edits. */
export async function describeMigration(migrated: Migrated): Promise<Description> {
  const { order, before, after, left, enabled, pristine } = migrated;
  const rows = rowsBetween(before.options.release.name, order.to.name);
  const evaluated = after.kind === "evaluated" ? after : undefined;
  const rowBehind = createRowFinder(evaluated, rows);
  const names = nameFindings(left, { order, before, pristine, rows, rowBehind });
  const findings: readonly Finding[] = [
    ...refusalFindings(left, rowBehind, migrated),
    ...names.findings,
    ...enabledFindings(enabled, before),
    ...after.unseen.map((file): Finding => ({ severity: "error", subject: file, ...releaseMessages.unseen })),
    ...backFindings(rows, before, order.to),
    ...hostPackagesFindings(before, order.to),
  ];
  const host = evaluated?.lowered.host;
  if (evaluated === undefined || host === undefined || after.unseen.length > 0)
    return { findings, tables: names.tables, steps: [] };
  const rest = await describeHost({ ...migrated, after: evaluated, host, rows });
  return { ...rest, findings: [...findings, ...rest.findings], tables: [...names.tables, ...rest.tables] };
}

function enabledFindings(enabled: Migrated["enabled"], { lowered }: EvaluatedSide): readonly Finding[] {
  const value = lowered.hostOptions.enableContainers;
  const subject = "boot.enableContainers";
  switch (enabled) {
    case "same":
      return [];
    case "set":
      return [{ severity: "note", subject, ...releaseMessages.enabledSet(value) }];
    case "lost":
      return [{ severity: "error", subject, ...releaseMessages.enabledLost(value) }];
  }
}
