import type { PlannedChange } from "../edits/planned-change.ts";
import type { Finding, MigrationPlan } from "../plan.ts";
import { escapeHtml } from "./escape-html.ts";
import { htmlDiff } from "./html-diff.ts";
import { htmlFinding, htmlSteps } from "./html-parts.ts";
import { HTML_STYLE } from "./html-style.ts";
import { htmlTable } from "./html-table.ts";

export interface ReportContent {
  readonly plan: MigrationPlan;
  readonly changes: readonly PlannedChange[];
  /** Those of the plan, and what is in the way of writing. */
  readonly findings: readonly Finding[];
  /** Whether the changes were made. */
  readonly written: boolean;
  readonly showFile: (file: string) => string;
  /** Of nixctr. */
  readonly version: string;
}

/** By which a report is known to be one. */
export const GENERATOR = '<meta name="generator" content="nixctr';

/** A page that needs nothing but itself: the plan, with its diffs, tables and steps. The same for the same content. */
export function htmlReport(content: ReportContent): string {
  const { plan, version } = content;
  const title = escapeHtml(plan.title);
  const sections = sectionsOf(content);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${GENERATOR} ${escapeHtml(version)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${escapeHtml(summary(content))}</p>
<nav aria-label="Contents"><ul>${sections.map(({ id, name }) => `<li><a href="#${id}">${name}</a></li>`).join("")}</ul></nav>
</header>
<main>
${sections.map(({ id, name, body }) => `<section id="${id}">\n<h2>${name}</h2>\n${body}</section>`).join("\n")}
</main>
<footer>Made by nixctr ${escapeHtml(version)}.</footer>
</body>
</html>
`;
}

interface Section {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

/** Those that have anything in them. */
function sectionsOf({ plan, changes, findings, showFile }: ReportContent): readonly Section[] {
  const list = findings.map((finding) => htmlFinding(finding, showFile)).join("\n");
  const all = [
    { id: "findings", name: "Findings", body: list === "" ? "" : `<ul class="findings">\n${list}\n</ul>\n` },
    { id: "changes", name: "Changes", body: changes.map((change) => htmlDiff(change, showFile(change.path))).join("") },
    { id: "tables", name: "Tables", body: plan.tables.map(htmlTable).join("") },
    { id: "steps", name: "Steps", body: plan.steps.map(htmlSteps).join("") },
  ];
  return all.filter(({ body }) => body !== "");
}

function summary({ changes, findings, written }: ReportContent): string {
  const made =
    changes.length === 0
      ? "Nothing is to be written"
      : `${files(changes.length)} ${written ? "written" : "to be written"}`;
  const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return `${[made, ...counts].join(", ")}.`;
}

function files(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}
