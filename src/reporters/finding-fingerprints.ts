import { createHash } from "node:crypto";

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReportContext } from "./check-report.ts";
import type { SourceTexts } from "./source-texts.ts";

/**
 * A function that gives each diagnostic a text that stays the same when the lines around it move: what it says about
 * which option of which file or, without an option, about which line's text. Equal ones are numbered in their order.
 */
export function findingFingerprints(
  sources: SourceTexts,
  showFile: ReportContext["showFile"],
): (diagnostic: Diagnostic) => string {
  const counts = new Map<string, number>();
  return ({ code, loc, span }) => {
    const file = span === null ? null : showFile(span.file);
    const about = loc.length > 0 || span === null ? loc : [sources(span.file)?.line(span.line)?.trim() ?? ""];
    const key = JSON.stringify([code, file, about]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return createHash("sha256").update(`${key} ${count}`).digest("hex");
  };
}
