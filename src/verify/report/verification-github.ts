import { pointSpan } from "../../diagnostics/point-span.ts";
import { type Annotation, githubAnnotations } from "../../reporters/github.ts";
import type { ReportContext } from "../../reporters/check-report.ts";
import type { Mismatch } from "../verification.ts";
import { describeAttribution } from "./describe-attribution.ts";
import { type MismatchGroup, mismatchGroups } from "./mismatch-groups.ts";
import { nameOf } from "./name-of.ts";
import { outcomeOf, type Verified } from "./verified.ts";

type Files = Pick<ReportContext, "readSource" | "showFile">;

/** An annotation for whatever differs, where the configuration defines it, and for what could not be compared. */
export function* verificationGithub(all: readonly Verified[], files: Files): Generator<string> {
  const annotate = githubAnnotations(files);
  for (const verified of all) for (const annotation of annotationsOf(verified)) yield annotate(annotation);
}

function annotationsOf(verified: Verified): readonly Annotation[] {
  const { verification, nixos } = verified;
  const { subject, release, failure } = verification;
  const title = `nixctr verify, NixOS ${release.name} of ${nixos}`;
  if (outcomeOf(verification) === "failed") {
    return [{ severity: "error", span: null, title, text: `${subject.label} is not compared: ${failure}` }];
  }
  return mismatchGroups(verified).map((group) => {
    return { severity: "error", span: pointSpan(placeOf(group.first, verified)), title, text: textOf(group) };
  });
}

function placeOf({ container, kind, name }: Mismatch, { verification }: Verified) {
  return verification.placeOf(container, kind === "option" ? name : null) ?? undefined;
}

function textOf({ first, hunks, attribution, others }: MismatchGroup): string {
  const sentences = attribution === undefined ? [] : describeAttribution(attribution);
  return [
    `Different: ${nameOf(first)} (- is NixOS, + is nixctr).`,
    ...sentences,
    ...(others.length === 0 ? [] : [`The same for ${others.join(", ")}.`]),
    hunks,
  ].join("\n");
}
