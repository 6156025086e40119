import type { ArtifactKind } from "./artifact.ts";
import { artifactOf, changeOf, type Difference, type DifferenceKind } from "./difference.ts";
import { createHunkRenderer } from "./unified-hunks.ts";

/** Differences that are the same but for the names of their containers. */
export interface DifferenceGroup {
  readonly kind: ArtifactKind;
  readonly change: DifferenceKind;
  readonly first: Difference;
  /** The hunks of the first. */
  readonly hunks: string;
  /** In the order of the differences. */
  readonly members: readonly Difference[];
}

/** Puts what containers have in common together, each group where its first member is. */
export function differenceGroups(differences: readonly Difference[]): readonly DifferenceGroup[] {
  const groups = new Map<string, DifferenceGroup & { readonly members: Difference[] }>();
  const render = createHunkRenderer();
  for (const difference of differences) {
    const artifact = artifactOf(difference);
    const hunks = render(difference);
    const change = changeOf(difference);
    const paths = [difference.before?.path, difference.after?.path].map((path) => path ?? "");
    const key = JSON.stringify([
      artifact.kind,
      change,
      artifact.usedBy?.directive,
      withoutName([...paths, changedLines(hunks)].join("\0"), artifact.container),
    ]);
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { kind: artifact.kind, change, first: difference, hunks, members: [difference] });
    else group.members.push(difference);
  }
  return [...groups.values()];
}

/** The lines of hunks that differ, without those around, which hold values that differ from container to container. */
export function changedLines(hunks: string): string {
  return hunks.replace(/^[^+-].*\n/gm, "");
}

/** The name where it stands in names of files and units; of the template nothing stands there. */
export function withoutName(text: string, name: string | null): string {
  if (name === null) return text.replace(/container([@_])(?=[-.])/g, "container$1\0");
  return ["container@", "container_", "container-", "containers/", "containers."].reduce(
    (found, prefix) => found.replaceAll(`${prefix}${name}`, `${prefix}\0`),
    text,
  );
}
