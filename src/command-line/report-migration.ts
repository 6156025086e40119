import { type MigrationOutcome, outcomeOf } from "../migrate/common/migration-outcome.ts";
import type { MigrationResult } from "../migrate/common/migration-result.ts";
import { migrationJson } from "../migrate/common/report/migration-json.ts";
import { textFinding } from "../migrate/common/report/text-finding.ts";
import type { Finding, MigrationPlan } from "../migrate/common/plan.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { migrationText } from "./migration-text.ts";
import { placed, printDiagnostics } from "./print-diagnostics.ts";
import { printable } from "./printable.ts";
import { reportContext } from "./report-context.ts";
import type { MigrateFlags, MigrateRequest } from "./request.ts";
import { showFile } from "./show-file.ts";
import { checkReport, writeReport } from "./write-report.ts";
import { writeUnlessClosed } from "./write-unless-closed.ts";

/**
 * Ends `nixctr migrate`: shows a plan, and carries it out where that is asked for and nothing is in the way. The plan
 * goes to standard output, everything else to standard error. Throws an `OutputError` when files cannot be written.
 */
export async function reportMigration(result: MigrationResult, request: MigrateRequest): Promise<ExitStatus> {
  const { flags, migration } = request;
  const diagnostics = await placed(result.diagnostics, result.readSource);
  printDiagnostics(diagnostics, result.readSource, flags);
  if (result.kind !== "planned") {
    const nothing = { plan: null, changes: [], findings: [], written: false };
    if (flags.format === "json") await writeUnlessClosed(migrationJson({ ...nothing, migration, diagnostics }));
    return result.kind === "failed" ? EXIT.failed : EXIT.refused;
  }
  const isRefused = diagnostics.some(({ severity }) => severity === "error");
  if (flags.report !== undefined) checkReport(flags.report);
  const outcome = await outcomeOf(result.plan, { write: flags.write && !isRefused });
  if (flags.report !== undefined) await writeReport(flags.report, outcome);
  printFindings(outcome.findings, flags);
  await writeUnlessClosed(
    flags.format === "json" ? migrationJson({ ...outcome, migration, diagnostics }) : migrationText(outcome),
  );
  printEnd(outcome, flags);
  return isRefused || outcome.findings.some(isError) ? EXIT.refused : EXIT.done;
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function printFindings(findings: readonly Finding[], flags: MigrateFlags): void {
  const context = reportContext(process.stderr, () => undefined, flags);
  const texts = findings
    .filter(({ severity }) => !flags.quiet || severity !== "note")
    .map((finding) => textFinding(printableFinding(finding), context));
  if (texts.length > 0) process.stderr.write(texts.join(""));
}

function printableFinding(finding: Finding): Finding {
  const { subject, place, text, advice } = finding;
  return {
    ...finding,
    subject: printable(subject),
    text: printable(text),
    ...(place && { place: { ...place, file: printable(place.file) } }),
    ...(advice !== undefined && { advice: printable(advice) }),
  };
}

/** What was written is told always; that nothing was, and what could be, to those who want notes. */
function printEnd(outcome: MigrationOutcome, flags: MigrateFlags): void {
  const { written, backups, tree } = outcome;
  const lines = written
    ? [
        ...backups.map(({ path, backup }) => wroteLine(path, backup)),
        ...(tree === undefined ? [] : [`wrote ${showFile(tree)}`]),
      ]
    : flags.quiet
      ? []
      : [remark(outcome, flags)];
  process.stderr.write(printable(lines.map((line) => `nixctr: ${line}\n`).join("")));
}

function wroteLine(path: string, backup: string | null): string {
  return `wrote ${showFile(path)}${backup === null ? "" : `; as it was: ${showFile(backup)}`}`;
}

function remark({ plan, changes, findings }: MigrationOutcome, { write }: MigrateFlags): string {
  const hasErrors = findings.some(isError);
  if (changes.length === 0) return hasErrors ? "nothing is written" : nothingToDo(plan);
  if (hasErrors) return "nothing is written as long as there are errors";
  return write
    ? "nothing is written"
    : `${changes.length === 1 ? "1 file" : `${changes.length} files`} to write; --write does it`;
}

function nothingToDo({ steps }: MigrationPlan): string {
  return steps.length === 0
    ? "nothing to do: there is nothing to write"
    : "nothing to do in any file; the steps are yours";
}
