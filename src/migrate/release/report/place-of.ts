import type { Span } from "../../../diagnostics/diagnostic.ts";
import type { Finding } from "../../common/plan.ts";

/** The place of a finding as it goes into one; nothing where there is none. */
export function placeOf(span: Span | null | undefined): Pick<Finding, "place"> {
  if (span === null || span === undefined) return {};
  const { file, line, column } = span;
  return { place: line === 0 ? { file, line: null, column: null } : { file, line, column } };
}
