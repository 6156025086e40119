import { loadSyntax } from "../../syntax/load-syntax.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { MigrationResult } from "../common/migration-result.ts";
import type { Finding, MigrationPlan } from "../common/plan.ts";
import { createTrial } from "./trial/trial.ts";
import { EditedSources } from "./edited-sources.ts";
import { describeMigration } from "./describe-migration.ts";
import { releaseMessages } from "./release-messages.ts";
import type { ReleaseOrder } from "./release-order.ts";
import { renameContainers } from "./rename-containers.ts";
import { rewriteConfiguration } from "./rewrite-configuration.ts";
import { placeOf } from "./report/place-of.ts";
import { errorsOf, evaluateSide, type Side } from "./trial/evaluate-side.ts";

/**
 * Plans the migration of a configuration from one release to another: it is evaluated for the old release, rewritten until
 * the new one takes it, as far as that can be done, and what the new release makes otherwise is explained. Nothing is
 * written. Throws for bugs only.
 */
export async function planRelease(order: ReleaseOrder): Promise<MigrationResult> {
  const { readSource } = order;
  const before = await evaluateSide(order.started);
  const trial = createTrial(order, before);
  const { diagnostics } = before.notes;
  if (before.kind !== "evaluated" || errorsOf(before).length > 0)
    return refused(order, before, await trial.asIs(order.to));
  const syntax = await loadSyntax();
  const [pristine, sources] = [new EditedSources(syntax, readSource), new EditedSources(syntax, readSource)];
  const renamed = renameContainers(order, before, sources);
  const rewriting = { order: { ...order, renamings: renamed.done }, before, sources, trial };
  const rewritten = await rewriteConfiguration(rewriting);
  const { after } = rewritten;
  if (after.kind === "failed")
    return { kind: "failed", diagnostics: [...diagnostics, ...after.diagnostics], readSource };
  const described = await describeMigration({ ...rewriting, ...rewritten, pristine });
  const plan: MigrationPlan = {
    ...planFor(order),
    edits: sources.fileEdits(),
    findings: [fromFinding(order), ...renamed.findings, ...described.findings],
    tables: [...renamed.tables, ...described.tables],
    steps: described.steps,
  };
  return { kind: "planned", plan, diagnostics: after.notes.diagnostics, readSource };
}

/** What the old release refuses and the new one takes has been migrated before. */
function refused({ readSource, ...order }: ReleaseOrder, before: Side, asIs: Side): MigrationResult {
  const isDone = asIs.kind === "evaluated" && errorsOf(asIs).length === 0;
  if (!isDone || before.kind === "failed") {
    const kind = before.kind === "failed" ? "failed" : "refused";
    return { kind, diagnostics: [...before.notes.diagnostics, ...diagnosticsOf(before)], readSource };
  }
  const findings = errorsOf(before).map(({ message, span }): Finding => {
    const [first = ""] = message.split("\n");
    const text = releaseMessages.migratedBefore(order.started.options.release.name, order.to.name, first);
    return { severity: "note", subject: releaseMessages.configuration, ...placeOf(span), text };
  });
  const plan = { ...planFor(order), edits: [], findings, tables: [], steps: [] };
  return { kind: "planned", plan, diagnostics: asIs.notes.diagnostics, readSource };
}

/** Of what a result depends on nobody has to know where there is none. */
function diagnosticsOf(side: Side): readonly Diagnostic[] {
  const all = side.kind === "evaluated" ? side.lowered.diagnostics : side.diagnostics;
  return all.filter(({ severity }) => severity !== "hint");
}

function planFor({ started, to, project }: Pick<ReleaseOrder, "started" | "to" | "project">) {
  return { title: `${started.options.release.name} → ${to.name}`, project };
}

function fromFinding({ started, fromReason }: ReleaseOrder): Finding {
  const text = releaseMessages.from(started.options.release.name, fromReason);
  return { severity: "note", subject: releaseMessages.configuration, text };
}
