import { renderChange } from "../migrate/common/edits/render-change.ts";
import type { MigrationOutcome } from "../migrate/common/migration-outcome.ts";
import { textSteps } from "../migrate/common/report/text-steps.ts";
import { textTable } from "../migrate/common/report/text-table.ts";
import { printable } from "./printable.ts";
import { reportContext } from "./report-context.ts";
import { showFile } from "./show-file.ts";

/**
 * A plan for people: what changes as a unified diff, then tables and steps. The diff is as it has to be for `patch`,
 * except on a terminal, which takes some characters for orders.
 */
export function* migrationText({ plan, changes }: MigrationOutcome): Generator<string> {
  const { width } = reportContext(process.stdout, () => undefined, { color: false });
  for (const change of changes) {
    const diff = renderChange(change, showFile(change.path));
    yield process.stdout.isTTY ? printable(diff) : diff;
  }
  const rest = [
    ...plan.tables.map((table) => textTable(table, width)),
    ...plan.steps.map((list) => textSteps(list, width)),
  ];
  for (const [index, text] of rest.entries())
    yield printable(`${index === 0 && changes.length === 0 ? "" : "\n"}${text}`);
}
