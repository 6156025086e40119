import { OutputError } from "../../output/output-error.ts";
import { writeTree } from "../../output/write-tree.ts";
import { findObstacles } from "./edits/find-obstacles.ts";
import { obstacle } from "./edits/obstacle.ts";
import { type PlannedChange, plannedChanges } from "./edits/planned-change.ts";
import { writeEdits, type WrittenFile } from "./edits/write-edits.ts";
import type { Finding, MigrationPlan, Obstacle } from "./plan.ts";

/** What has become of a plan. */
export interface MigrationOutcome {
  readonly plan: MigrationPlan;
  /** What there was to write. */
  readonly changes: readonly PlannedChange[];
  /** Those of the plan, and what is in the way of writing. */
  readonly findings: readonly Finding[];
  /** Whether the changes were made: all of them, or none. */
  readonly written: boolean;
  readonly backups: readonly WrittenFile[];
  /** The directory of the tree that was written. */
  readonly tree: string | undefined;
}

/**
 * Looks whether a plan can be carried out, and does it where that is wanted and there is no error. Rejects with an
 * `OutputError` when files cannot be written: all are as they were then.
 */
export async function outcomeOf(
  plan: MigrationPlan,
  { write }: { readonly write: boolean },
): Promise<MigrationOutcome> {
  const edits = plan.edits.filter(({ before, after }) => before !== after);
  const { changes, inTheWay } = changesOf({ ...plan, edits });
  const obstacles = [...(plan.obstacles ?? []), ...inTheWay, ...(await findObstacles(edits, plan.project))];
  const severity = write ? "error" : "warning";
  const findings = [...plan.findings, ...obstacles.map((found): Finding => ({ severity, ...found }))];
  const outcome = { plan, changes, findings, written: false, backups: [], tree: undefined };
  if (!write || changes.length === 0 || findings.some((finding) => finding.severity === "error")) return outcome;
  const { tree } = plan;
  const backups = await writeEdits(edits, plan.project, async () => {
    if (tree !== undefined) await writeTree(tree.directory, tree.entries, "native");
  });
  return { ...outcome, written: true, backups, tree: tree?.directory };
}

/** A file of somebody else's in the tree leaves the plan without changes to show. */
function changesOf(plan: MigrationPlan): {
  readonly changes: readonly PlannedChange[];
  readonly inTheWay: readonly Obstacle[];
} {
  try {
    return { changes: plannedChanges(plan), inTheWay: [] };
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    const directory = plan.tree?.directory ?? plan.project;
    return {
      changes: plannedChanges({ edits: plan.edits }),
      inTheWay: [obstacle("in-the-way", directory, error.message)],
    };
  }
}
