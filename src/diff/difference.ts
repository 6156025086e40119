import type { Artifact } from "./artifact.ts";

/** An artifact that the two sides do not have in common; on a side where there is none it is undefined. */
export interface Difference {
  readonly before: Artifact | undefined;
  readonly after: Artifact | undefined;
}

export type DifferenceKind = "added" | "removed" | "changed";

/** The artifact as it is afterwards, or was. */
export function artifactOf({ before, after }: Difference): Artifact {
  const artifact = after ?? before;
  if (artifact === undefined) throw new Error("a difference without an artifact");
  return artifact;
}

/** What became of it. */
export function changeOf({ before, after }: Difference): DifferenceKind {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}
