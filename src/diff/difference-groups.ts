import type { Artifact, ArtifactKind } from "./artifact.ts";
import type { Difference } from "./compare-hosts.ts";
import { createHunkRenderer } from "./unified-hunks.ts";

/** Differences that are the same but for the names of their containers. */
export interface DifferenceGroup {
  readonly kind: ArtifactKind;
  readonly change: "added" | "removed" | "changed";
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
    const hunks = render(difference.before?.text ?? "", difference.after?.text ?? "");
    const change = changeOf(difference);
    const paths = [difference.before?.path, difference.after?.path].map((path) => path ?? "");
    const key = JSON.stringify([
      artifact.kind,
      change,
      artifact.usedBy?.directive,
      withoutName([...paths, hunks].join("\0"), artifact.container),
    ]);
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { kind: artifact.kind, change, first: difference, hunks, members: [difference] });
    else group.members.push(difference);
  }
  return [...groups.values()];
}

/** The artifact as it is afterwards, or was. */
export function artifactOf({ before, after }: Difference): Artifact {
  const artifact = after ?? before;
  if (artifact === undefined) throw new Error("a difference without an artifact");
  return artifact;
}

export function changeOf({ before, after }: Difference): DifferenceGroup["change"] {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

/** The name where it stands in names of files and units. */
function withoutName(text: string, name: string | null): string {
  if (name === null) return text;
  return ["container@", "container_", "container-", "containers/", "containers."].reduce(
    (found, prefix) => found.replaceAll(`${prefix}${name}`, `${prefix}\0`),
    text,
  );
}
