import type { Change } from "../../../lowering/releases/change.ts";
import { type ChangeId, changes } from "../../../lowering/releases/changes.ts";
import { type ReleaseName, releaseNames } from "../../../lowering/releases/release-name.ts";
import type { Release } from "../../releases/releases.ts";
import type { Mismatch, VerifiedKind } from "../verification.ts";

/** What changes of the table can be behind a difference, those first that are nearest to the release. */
export function candidatesFor(mismatches: readonly Mismatch[], { name }: Release): readonly ChangeId[] {
  const relevant = new Set(mismatches.flatMap(({ kind }) => changesBehind(kind)));
  return allChanges
    .filter(([, { of }]) => relevant.has(of))
    .toSorted(([, a], [, b]) => distance(a, name) - distance(b, name))
    .map(([id]) => id);
}

const allChanges = Object.entries<Change>(changes) as readonly (readonly [ChangeId, Change])[];

const OPTIONS: readonly Change["of"][] = ["option", "type", "merging", "default"];
const ARTIFACTS: readonly Change["of"][] = ["artifact", "unit", "default"];

/** Where the values of options are the same, so is what the changes of options make. */
function changesBehind(kind: VerifiedKind): readonly Change["of"][] {
  switch (kind) {
    case "refusal":
      return [...OPTIONS, "message"];
    case "option":
      return OPTIONS;
    case "assertions":
    case "warnings":
      return ["assertion", "default"];
    default:
      return ARTIFACTS;
  }
}

/** How many releases lie between a release and the nearest end of a change. */
function distance({ since, until }: Change, release: ReleaseName): number {
  const from = releaseNames.indexOf(release);
  return Math.min(...[since, ...(until === undefined ? [] : [until])].map((end) => steps(from, end)));
}

/** A release that has a change since itself is as near to it as the one before. */
function steps(from: number, end: ReleaseName): number {
  const to = releaseNames.indexOf(end);
  return from >= to ? from - to : to - from - 1;
}
