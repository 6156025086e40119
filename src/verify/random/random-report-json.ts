import { jsonChunks } from "../../output/json-chunks.ts";
import { mismatchJson } from "../report/verification-json.ts";
import type { Cause, RandomReport } from "./random-report.ts";

/** The document of `nixctr verify --random N --format json`, whose schema is `nixctr.random-verification/1`. */
export function randomReportJson(report: RandomReport): Iterable<string> {
  return jsonChunks({ schema: "nixctr.random-verification/1", ...report, causes: report.causes.map(causeJson) });
}

function causeJson({ changes, configurations, minimal: { index, files, verified } }: Cause) {
  const mismatches = verified.verification.mismatches.map((mismatch) => mismatchJson(mismatch, verified.attributions));
  const minimal = { index, files: Object.fromEntries(files), mismatches };
  return { explained: changes.length > 0, changes, configurations, minimal };
}
