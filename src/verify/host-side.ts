import { groupBy } from "../group-by.ts";
import type { HostView } from "./host-view.ts";
import type { Addition } from "./nixos/nixos-record.ts";
import { isCompared } from "./not-compared.ts";
import type { Side, VerifiedArtifact } from "./verification.ts";
import { verifiedArtifacts } from "./verified-artifacts.ts";

/** What a side makes of some containers, beside what all of them share; of all where none are named. */
export type SideOf = (only: readonly string[] | undefined) => Side;

/** A side that has a host, without what the configuration has added to. */
export function hostSide(view: HostView, additions: readonly Addition[]): SideOf {
  const { assertions } = view;
  const artifacts = verifiedArtifacts(view).filter((artifact) => isCompared(artifact, additions));
  const byContainer = groupBy(artifacts, ({ container }) => container);
  return (only) => {
    if (only === undefined) return { kind: "host", artifacts, assertions };
    const some = [null, ...new Set(only)].flatMap((container) => byContainer.get(container) ?? []);
    return { kind: "host", artifacts: some.map((artifact) => ofContainers(artifact, only)), assertions };
  };
}

/** A side without artifacts. */
export function sameOfAll(side: Side): SideOf {
  return () => side;
}

/** Each line of the entries in `/etc/hosts` is one container's. */
function ofContainers(artifact: VerifiedArtifact, only: readonly string[]): VerifiedArtifact {
  if (artifact.kind !== "hosts") return artifact;
  const lines = artifact.text.split("\n").filter((line) => only.some((name) => line.endsWith(` ${name}.containers`)));
  return { ...artifact, text: lines.map((line) => `${line}\n`).join("") };
}
