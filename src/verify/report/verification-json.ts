import { jsonChunks } from "../../output/json-chunks.ts";
import type { Attribution } from "../attribution/attribute.ts";
import { artifactKey } from "../artifact-key.ts";
import type { Mismatch } from "../verification.ts";
import { outcomeOf, type Verified } from "./verified.ts";

/** The document of `nixctr verify --format json`, whose schema is `nixctr.verification/1`. */
export function verificationJson(all: readonly Verified[]): Iterable<string> {
  return jsonChunks({ schema: "nixctr.verification/1", verifications: all.map(verifiedJson) });
}

function verifiedJson({ verification, nixos, attributions }: Verified) {
  const { subject, release, failure, refusal, compared, mismatches, notCompared } = verification;
  return {
    input: subject.label,
    nixos,
    release: release.name,
    outcome: outcomeOf(verification),
    failure,
    refusal,
    compared,
    mismatches: mismatchesJson(mismatches, attributions),
    notCompared,
  };
}

/** `expected` is NixOS's and `actual` nixctr's text; null where a side does not have the artifact. */
export function mismatchesJson(mismatches: readonly Mismatch[], attributions: readonly Attribution[]) {
  const known = new Map(attributions.map((attribution) => [artifactKey(attribution.mismatch), attribution]));
  return mismatches.map((mismatch) => {
    const { kind, container, name, expected = null, actual = null } = mismatch;
    const { changes = [], options = [] } = known.get(artifactKey(mismatch)) ?? {};
    return { kind, container, name, expected, actual, changes, options };
  });
}
