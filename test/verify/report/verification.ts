import type { Attribution } from "../../../src/verify/attribution/attribute.ts";
import type { Verified } from "../../../src/verify/report/verified.ts";
import type { Mismatch, Verification } from "../../../src/verify/verification.ts";
import { releaseNamed } from "../../evaluation/evaluate-configuration.ts";
import { subjectOf } from "../stand-in-tree.ts";

/** A verification that came to the given result, with no file behind it. */
export function verifiedAs(
  changes: Partial<Verification>,
  attributions: readonly Attribution[] = [],
  nixos = "nixpkgs",
): Verified {
  const verification: Verification = {
    subject: subjectOf("/etc/nixos/configuration.nix", "/nixpkgs"),
    release: releaseNamed("26.05"),
    failure: null,
    compared: [],
    mismatches: [],
    notCompared: [],
    refusal: null,
    experiment: () => Promise.resolve([]),
    setOptions: () => [],
    placeOf: () => null,
    seconds: { nixos: 0, nixctr: 0 },
    ...changes,
  };
  return { verification, nixos, attributions };
}

/** A verification with these mismatches alone. */
export function differingBy(mismatches: readonly Mismatch[], attributions: readonly Attribution[] = []): Verified {
  const compared = mismatches.map(({ kind, container, name }) => ({ kind, container, name, equal: false }));
  return verifiedAs({ compared, mismatches }, attributions);
}
