import type { Fix as SarifFix, Invocation, Log, Notification, Replacement, Result, Run } from "sarif";

import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import { jsonChunks } from "../output/json-chunks.ts";
import { version } from "../version.ts";
import type { CheckReport, ReportContext } from "./check-report.ts";
import { findingFingerprints } from "./finding-fingerprints.ts";
import { type SarifLocations, sarifLocations, WORKING_DIRECTORY } from "./sarif-locations.ts";
import { LEVELS, sarifRules } from "./sarif-rules.ts";
import { sourceTexts, utf16Columns } from "./source-texts.ts";

/** A SARIF 2.1.0 log with one run: the findings as results, and what is about no file as notifications. */
export function reportSarif(report: CheckReport, context: ReportContext): Iterable<string> {
  const log: Log = {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [run(report, context)],
  };
  return jsonChunks(log);
}

function run({ release, containers, diagnostics }: CheckReport, { readSource, showFile }: ReportContext): Run {
  const sources = sourceTexts(readSource);
  const locations = sarifLocations(showFile, utf16Columns(sources));
  const fingerprint = findingFingerprints(sources, showFile);
  const findings = diagnostics.filter(hasPlace);
  const rules = sarifRules(findings);
  // GitHub refuses a log in which a result has no location.
  const notes = diagnostics.filter((diagnostic) => !hasPlace(diagnostic));
  const subjects = sarifRules(notes);
  return {
    tool: { driver: { name: "nixctr", version, rules: rules.descriptors, notifications: subjects.descriptors } },
    columnKind: "utf16CodeUnits",
    newlineSequences: ["\r\n", "\n", "\r"],
    originalUriBaseIds: { [WORKING_DIRECTORY]: { description: { text: "The working directory of nixctr" } } },
    invocations: [invocation(notes.map((note) => notification(note, subjects.reference(note.code))))],
    results: findings.map((finding) => ({
      ...result(finding, locations),
      ruleIndex: rules.reference(finding.code).index,
      partialFingerprints: { "nixctrFinding/v1": fingerprint(finding) },
    })),
    properties: { release, containers },
  };
}

function hasPlace({ span, definitions }: Diagnostic): boolean {
  return span !== null || definitions.length > 0;
}

function invocation(toolExecutionNotifications: Notification[]): Invocation {
  const executionSuccessful = toolExecutionNotifications.every(({ level }) => level !== "error");
  return { executionSuccessful, toolExecutionNotifications };
}

function notification(diagnostic: Diagnostic, descriptor: Notification["descriptor"]): Notification {
  const level = LEVELS[diagnostic.severity];
  return { level, message: { text: textOf(diagnostic) }, ...(descriptor === undefined ? {} : { descriptor }) };
}

function result(diagnostic: Diagnostic, locations: SarifLocations): Result {
  const { code, severity, fix } = diagnostic;
  const related = locations.related(diagnostic);
  return {
    ruleId: code,
    level: LEVELS[severity],
    message: { text: textOf(diagnostic) },
    locations: locations.primary(diagnostic),
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(fix === undefined || fix.edits.length === 0 ? {} : { fixes: [sarifFix(fix, locations)] }),
  };
}

function textOf({ message, help }: Diagnostic): string {
  return help === null ? message : `${message}\n\n${help}`;
}

function sarifFix({ message, edits }: Fix, locations: SarifLocations): SarifFix {
  const replacements = new Map<string, Replacement[]>();
  for (const { newText, ...span } of edits) {
    const replacement = { deletedRegion: locations.region(span), insertedContent: { text: newText } };
    replacements.set(span.file, [...(replacements.get(span.file) ?? []), replacement]);
  }
  const artifactChanges = [...replacements].map(([file, changes]) => {
    return { artifactLocation: locations.artifact(file), replacements: changes };
  });
  return { description: { text: message }, artifactChanges };
}
