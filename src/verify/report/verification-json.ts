import { jsonChunks } from "../../output/json-chunks.ts";
import type { Attribution } from "../attribution/attribute.ts";
import { isSame } from "../attribution/same-artifact.ts";
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
    mismatches: mismatches.map((mismatch) => mismatchJson(mismatch, attributions)),
    notCompared,
  };
}

/** `expected` is NixOS's and `actual` nixctr's text; null where a side does not have the artifact. */
export function mismatchJson(mismatch: Mismatch, attributions: readonly Attribution[]) {
  const { kind, container, name, expected = null, actual = null } = mismatch;
  const found = attributions.find((one) => isSame(one.mismatch, mismatch));
  return { kind, container, name, expected, actual, changes: found?.changes ?? [], options: found?.options ?? [] };
}
