import { compareBytes } from "../../lowering/byte-order.ts";
import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import type { Artifact, ArtifactKind, ComparedHost } from "./artifact.ts";
import type { Difference } from "./difference.ts";
import { switchEffects, type SwitchEffect } from "./switch-effects.ts";

export interface HostDifference {
  /** What is the host's, then container by container. */
  readonly differences: readonly Difference[];
  /** What a switch does to the services of every container, the template's first. */
  readonly effects: readonly SwitchEffect[];
}

/** What changes on a host from `before` to `after` when it switches to the latter, which is of a release. */
export function compareHosts(before: ComparedHost, after: ComparedHost, release: ReleaseName): HostDifference {
  return { differences: hostDifferences(before, after), effects: switchEffects(before, after, release) };
}

/** What differs between two hosts, what is the host's first, then container by container. */
export function hostDifferences(before: ComparedHost, after: ComparedHost): readonly Difference[] {
  const comparable = ({ kind }: Artifact): boolean => !NOT_IN_TREES.includes(kind);
  const both = before.hasOptions && after.hasOptions;
  const [old, now] = [before, after].map(({ artifacts }) => (both ? artifacts : artifacts.filter(comparable)));
  return pairs(old ?? [], now ?? [])
    .filter(differs)
    .toSorted(inOrder);
}

/** What a tree does not hold, and so says nothing about. */
const NOT_IN_TREES: readonly ArtifactKind[] = ["options", "packages"];

function pairs(before: readonly Artifact[], after: readonly Artifact[]): Difference[] {
  const left = new Map(after.map((artifact) => [artifact.id, artifact]));
  const known = before.map((artifact) => {
    const other = left.get(artifact.id);
    left.delete(artifact.id);
    return { before: artifact, after: other };
  });
  return [...known, ...[...left.values()].map((artifact) => ({ before: undefined, after: artifact }))];
}

function differs({ before, after }: Difference): boolean {
  return before?.text !== after?.text || before?.path !== after?.path;
}

const KINDS: readonly ArtifactKind[] = [
  "options",
  "unit",
  "file",
  "conf",
  "link",
  "hosts",
  "dhcpcd",
  "udev",
  "modules",
  "packages",
];

function inOrder(a: Difference, b: Difference): number {
  const [one, other] = [a.after ?? a.before, b.after ?? b.before];
  if (one === undefined || other === undefined) return 0;
  return (
    Number(one.container !== null) - Number(other.container !== null) ||
    compareBytes(one.container ?? "", other.container ?? "") ||
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    compareBytes(one.id, other.id)
  );
}
