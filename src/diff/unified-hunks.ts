import { formatPatch, OMIT_HEADERS, type StructuredPatch, structuredPatch } from "diff";

import { artifactOf, type Difference } from "./difference.ts";

/** Texts that differ more than this are shown one after the other: finding the shortest diff would take minutes. */
const MAX_EDITS = 4000;

/**
 * Makes the hunks of a unified diff of two texts, with three lines of context; of option values, which are no file, the
 * lines that differ alone. Equal pairs are compared once.
 */
export function createHunkRenderer(): (difference: Difference) => string {
  const known = new Map<string, Map<string, string>>();
  return (difference) => {
    const [before, after] = [difference.before?.text ?? "", difference.after?.text ?? ""];
    const ofBefore = known.get(before) ?? new Map<string, string>();
    known.set(before, ofBefore);
    const hunks = ofBefore.get(after) ?? unifiedHunks(before, after);
    ofBefore.set(after, hunks);
    return artifactOf(difference).kind === "options" ? hunks.replace(/^[@ ].*\n/gm, "") : hunks;
  };
}

/** The hunks of a unified diff, without names of files; nothing where the texts are equal. */
export function unifiedHunks(before: string, after: string): string {
  if (before === after) return "";
  const patch = structuredPatch("", "", before, after, "", "", { context: 3, maxEditLength: MAX_EDITS });
  return formatPatch(patch ?? replacement(before, after), OMIT_HEADERS);
}

/** A single hunk that takes everything away and adds everything. */
function replacement(before: string, after: string): StructuredPatch {
  const removed = structuredPatch("", "", before, "", "", "");
  const added = structuredPatch("", "", "", after, "", "");
  const [one, other] = [removed.hunks[0], added.hunks[0]];
  const hunk = {
    oldStart: 1,
    oldLines: one?.oldLines ?? 0,
    newStart: 1,
    newLines: other?.newLines ?? 0,
    lines: [...(one?.lines ?? []), ...(other?.lines ?? [])],
  };
  return { ...removed, hunks: [hunk] };
}
