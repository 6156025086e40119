import type { Verified } from "../verify/report/verified.ts";
import type { VerifiedName } from "../verify/verification.ts";
import { printable } from "./printable.ts";

/** A verified configuration whose texts may reach a terminal. */
export function printableVerified({ verification, nixos, attributions }: Verified): Verified {
  const { subject, failure, refusal, compared, mismatches, notCompared } = verification;
  return {
    nixos: printable(nixos),
    attributions: attributions.map((one) => ({ ...one, mismatch: { ...one.mismatch, ...named(one.mismatch) } })),
    verification: {
      ...verification,
      subject: { ...subject, label: printable(subject.label) },
      failure: failure && printable(failure),
      refusal: refusal && printable(refusal),
      compared: compared.map((artifact) => ({ ...artifact, ...named(artifact) })),
      mismatches: mismatches.map(({ expected, actual, ...artifact }) => ({
        ...named(artifact),
        expected: expected && printable(expected),
        actual: actual && printable(actual),
      })),
      notCompared: notCompared.map(({ option, files }) => ({ option: printable(option), files: files.map(printable) })),
    },
  };
}

function named({ kind, container, name }: VerifiedName): VerifiedName {
  return { kind, container: container && printable(container), name: printable(name) };
}
