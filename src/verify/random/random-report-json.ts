import { jsonChunks } from "../../output/json-chunks.ts";
import { mismatchesJson } from "../report/verification-json.ts";
import type { Cause, RandomReport } from "./random-report.ts";

/** The document of `nixctr verify --random N --format json`, whose schema is `nixctr.random-verification/1`. */
export function randomReportJson(reports: readonly RandomReport[]): Iterable<string> {
  return jsonChunks({ schema: "nixctr.random-verification/1", reports: reports.map(reportJson) });
}

function reportJson(report: RandomReport) {
  return { ...report, causes: report.causes.map(causeJson) };
}

function causeJson({ changes, configurations, minimal: { index, files, verified } }: Cause) {
  const mismatches = mismatchesJson(verified.verification.mismatches, verified.attributions);
  const minimal = { index, files: Object.fromEntries(files), mismatches };
  return { explained: changes.length > 0, changes, configurations, minimal };
}
