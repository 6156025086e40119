import type { Change } from "../../../lowering/releases/change.ts";
import { type ChangeId, changes, hasChange } from "../../../lowering/releases/changes.ts";
import { compareReleases, type ReleaseName } from "../../../lowering/releases/release-name.ts";

/** A row of the table of changes that one of two releases has, and the other has not. */
export interface Row {
  readonly id: ChangeId;
  readonly change: Change;
  /** Whether it is the release that is migrated to that has it. */
  readonly way: "comes" | "goes";
  /** The release at which that happens. */
  readonly at: ReleaseName;
}

/** In what two releases differ, in the order in which one comes to the other. */
export function rowsBetween(from: ReleaseName, to: ReleaseName): readonly Row[] {
  const [older, newer] = compareReleases(from, to) < 0 ? [from, to] : [to, from];
  const rows = allChanges.flatMap(([id, change]): readonly Row[] => {
    if (hasChange(from, id) === hasChange(to, id)) return [];
    const isNew = compareReleases(older, change.since) < 0 && compareReleases(change.since, newer) <= 0;
    const at = isNew ? change.since : (change.until ?? change.since);
    return [{ id, change, way: hasChange(to, id) ? "comes" : "goes", at }];
  });
  return rows.toSorted((a, b) => compareReleases(to, from) * compareReleases(a.at, b.at));
}

const allChanges = Object.entries<Change>(changes) as readonly (readonly [ChangeId, Change])[];
