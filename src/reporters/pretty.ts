import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { listInProse } from "../diagnostics/list-in-prose.ts";
import { prettyRenderer } from "../diagnostics/render-pretty.ts";
import { wrapText } from "../diagnostics/wrap-text.ts";
import { STDIN_NAME } from "../evaluation/configuration-input.ts";
import { groupBy } from "../group-by.ts";
import type { CheckReport, ReportContext } from "./check-report.ts";

/** Findings for people, and how many there are of each kind. */
export function* reportPretty(report: CheckReport, context: ReportContext): Generator<string> {
  const render = prettyRenderer(context);
  for (const [first, ...others] of groupBy(report.diagnostics, finding).values()) {
    yield `${render(first)}${others.length === 0 ? "" : `${alsoOf(others, context.width)}\n`}\n`;
  }
  yield `${summary(report)}\n`;
}

/** What is found several times at one place, which generates many containers, is shown once. */
function finding(diagnostic: Diagnostic): Diagnostic | string {
  const { code, span } = diagnostic;
  return span === null ? diagnostic : JSON.stringify([code, span]);
}

const MAX_OTHERS = 3;

function alsoOf(others: readonly Diagnostic[], width: number): string {
  const label = "also: ";
  const shown = others.slice(0, MAX_OTHERS).map(({ loc }) => `\`${loc.join(".")}'`);
  const more = others.length - shown.length;
  const names = listInProse(more > 0 ? [...shown, `${more} more`] : shown, "and");
  return wrapText(names, width - label.length)
    .map((line, index) => (index === 0 ? label : " ".repeat(label.length)) + line)
    .join("\n");
}

function summary({ diagnostics, containers }: CheckReport): string {
  const looked = containers === 0 ? "" : ` in ${counted(containers, "container")}`;
  const counts = (["error", "warning", "hint"] as const).flatMap((severity) => countOf(diagnostics, severity));
  const safe = new Set(diagnostics.filter(isMadeByFix).map(({ fix }) => JSON.stringify(fix?.edits))).size;
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
