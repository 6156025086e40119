import type { TextEdit } from "../../../diagnostics/diagnostic.ts";

/** Edits that belong together. */
export interface EditGroup {
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

/** The groups of edits that can be made at once: equal ones once, and of those that overlap the first. */
export function nonOverlapping(groups: readonly EditGroup[]): readonly EditGroup[] {
  const taken: TextEdit[] = [];
  const accepted: EditGroup[] = [];
  for (const group of groups) {
    if (group.edits.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...group.edits);
    accepted.push(group);
  }
  return accepted;
}

function touches(a: TextEdit, b: TextEdit): boolean {
  if (a.file !== b.file) return false;
  return !isBefore(a, b) && !isBefore(b, a);
}

/** Whether all of `a` is before all of `b`, and not at the same place. */
function isBefore(a: TextEdit, b: TextEdit): boolean {
  const isEmpty = a.line === a.endLine && a.column === a.endColumn;
  const end = a.endLine - b.line || a.endColumn - b.column;
  return isEmpty ? end < 0 : end <= 0;
}
