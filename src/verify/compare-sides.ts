import { compareBytes } from "../../lowering/byte-order.ts";
import { artifactKey } from "./artifact-key.ts";
import { firstLine } from "./first-line.ts";
import { sameRefusal } from "./same-refusal.ts";
import {
  type ComparedArtifact,
  type Mismatch,
  type Side,
  type VerifiedArtifact,
  type VerifiedName,
  verifiedKinds,
} from "./verification.ts";

/** How two sides compare. */
export interface Comparison {
  /** Why they cannot be compared; null where they can. */
  readonly failure: string | null;
  readonly compared: readonly ComparedArtifact[];
  /** What is the host's first, then container by container. */
  readonly mismatches: readonly Mismatch[];
  /** What NixOS refuses the configuration with, where both sides refuse it. */
  readonly refusal: string | null;
}

/** Compares what NixOS makes of a configuration with what nixctr makes of it. */
export function compareSides(nixos: Side, nixctr: Side): Comparison {
  if (nixos.kind === "failed") return incomparable(`NixOS: ${nixos.message}`);
  if (nixctr.kind === "failed") return incomparable(`nixctr: ${nixctr.message}`);
  if (nixos.kind === "host" && nixctr.kind === "host") return compareHosts(nixos.artifacts, nixctr.artifacts);
  return compareRefusals(nixos, nixctr);
}

/** Of sides that cannot be compared. */
export function incomparable(failure: string): Comparison {
  return { failure, compared: [], mismatches: [], refusal: null };
}

type Answer = Exclude<Side, { readonly kind: "failed" }>;

function compareRefusals(nixos: Answer, nixctr: Answer): Comparison {
  const refusal: VerifiedName = { kind: "refusal", container: null, name: "refusal" };
  const [expected, actual] = [wordsOf(nixos), wordsOf(nixctr)];
  if (nixos.kind === "refused" && sameRefusal(nixos, nixctr)) {
    return { failure: null, compared: [{ ...refusal, equal: true }], mismatches: [], refusal: expected ?? null };
  }
  if (nixctr.kind === "refused" && nixctr.needsNixos) return incomparable(`nixctr: ${actual}`);
  if (nixos.kind === "refused" && nixos.guest !== null) {
    return incomparable(`the system of the container \`${nixos.guest}' cannot be evaluated: ${expected}`);
  }
  const mismatch = { ...refusal, expected: wordsOf(nixos, nixctr), actual: wordsOf(nixctr, nixos) };
  return { failure: null, compared: [{ ...refusal, equal: false }], mismatches: [mismatch], refusal: null };
}

/** What a side refuses a configuration with; where the other does too, what is compared of it alone. */
function wordsOf(side: Answer, other?: Answer): string | undefined {
  if (side.kind !== "refused") return undefined;
  return (other?.kind === "refused" ? side.messages.map(firstLine) : side.messages).join("\n");
}

function compareHosts(nixos: readonly VerifiedArtifact[], nixctr: readonly VerifiedArtifact[]): Comparison {
  const [expected, actual] = [nixos, nixctr].map(
    (side) => new Map(side.map((artifact) => [artifactKey(artifact), artifact])),
  );
  const names = new Map([...nixos, ...nixctr].map((artifact) => [artifactKey(artifact), artifact]));
  const pairs = [...names].map(([key, { kind, container, name }]): Mismatch => {
    return { kind, container, name, expected: expected?.get(key)?.text, actual: actual?.get(key)?.text };
  });
  const ordered = pairs.toSorted(inOrder);
  return {
    failure: null,
    compared: ordered.map(({ kind, container, name, ...texts }) => ({ kind, container, name, equal: isEqual(texts) })),
    mismatches: ordered.filter((pair) => !isEqual(pair)),
    refusal: null,
  };
}

function isEqual({ expected, actual }: Pick<Mismatch, "expected" | "actual">): boolean {
  return expected === actual;
}

function inOrder(a: VerifiedName, b: VerifiedName): number {
  return (
    Number(a.container !== null) - Number(b.container !== null) ||
    compareBytes(a.container ?? "", b.container ?? "") ||
    verifiedKinds.indexOf(a.kind) - verifiedKinds.indexOf(b.kind) ||
    compareBytes(a.name, b.name)
  );
}
