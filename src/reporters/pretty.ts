import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { listInProse } from "../diagnostics/list-in-prose.ts";
import { prettyRenderer } from "../diagnostics/render-pretty.ts";
import { STDIN_NAME } from "../evaluation/configuration-input.ts";
import type { CheckReport, ReportContext } from "./check-report.ts";

/** Findings for people, and how many there are of each kind. */
export function* reportPretty(report: CheckReport, context: ReportContext): Generator<string> {
  const render = prettyRenderer(context);
  for (const diagnostic of report.diagnostics) yield `${render(diagnostic)}\n`;
  yield `${summary(report)}\n`;
}

function summary({ diagnostics, containers }: CheckReport): string {
  const looked = containers === 0 ? "" : ` in ${counted(containers, "container")}`;
  const counts = (["error", "warning", "hint"] as const).flatMap((severity) => countOf(diagnostics, severity));
  const safe = diagnostics.filter(isMadeByFix).length;
  const fixable = safe === 0 ? "" : `; --fix makes ${counted(safe, "fix", "fixes")}`;
  return `${counts.length === 0 ? "nothing found" : listInProse(counts, "and")}${looked}${fixable}`;
}

/** Standard input cannot be written. */
function isMadeByFix({ fix }: Diagnostic): boolean {
  return fix?.safe === true && fix.edits.every(({ file }) => file !== STDIN_NAME);
}

function countOf(diagnostics: readonly Diagnostic[], severity: Severity): readonly string[] {
  const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return count === 0 ? [] : [counted(count, severity)];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
