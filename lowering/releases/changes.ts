import type { Change } from "./change.ts";
import { artifactChanges } from "./changes/artifacts.ts";
import { checkChanges } from "./changes/checks.ts";
import { nspawnChanges } from "./changes/nspawn.ts";
import { optionChanges } from "./changes/options.ts";
import { switchingChanges } from "./changes/switching.ts";
import { systemChanges } from "./changes/system.ts";
import { unitChanges } from "./changes/units.ts";
import { compareReleases, type ReleaseName } from "./release-name.ts";

/** Everything in which the modelled releases differ, each with the release that it came in. */
export const changes = {
  ...optionChanges,
  ...artifactChanges,
  ...checkChanges,
  ...systemChanges,
  ...unitChanges,
  ...switchingChanges,
  ...nspawnChanges,
} satisfies Readonly<Record<string, Change>>;

export type ChangeId = keyof typeof changes;

/** Whether a change is part of a release. */
export function hasChange(release: ReleaseName, id: ChangeId): boolean {
  const { since, until }: Change = changes[id];
  return compareReleases(since, release) <= 0 && (until === undefined || compareReleases(release, until) < 0);
}
