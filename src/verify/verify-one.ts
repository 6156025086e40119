import type { Facts } from "../../lowering/types.ts";
import { versionOfNixpkgs } from "../evaluation/find-nixpkgs.ts";
import { defaultFacts } from "../facts/default-facts.ts";
import { parseFacts } from "../facts/parse-facts.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";
import type { Variant } from "./attribution/attribute.ts";
import { type Comparison, compareSides } from "./compare-sides.ts";
import { createSubjectEvaluator } from "./nixctr/evaluate-subject.ts";
import { type LoweredSubject, type LoweringOrder, lowerSubject } from "./nixctr/lower-subject.ts";
import type { EvaluatedNixos, NixosResult } from "./nixos/evaluated-nixos.ts";
import type { GeneratedFiles } from "./nixos/generated-files.ts";
import { definitionsIn } from "./nixctr/definitions-in.ts";
import { notComparedOf } from "./not-compared.ts";
import { bothSides } from "./both-sides.ts";
import type { Verification, VerifyGiven, VerifySubject } from "./verification.ts";

/** A configuration of which the NixOS is evaluated. */
export interface VerifyOrder {
  readonly subject: VerifySubject;
  readonly nixos: EvaluatedNixos;
  readonly given: VerifyGiven;
  readonly generated: GeneratedFiles;
}

/** Makes nixctr's side of a configuration and compares it with that of NixOS. */
export async function verifyOne(order: VerifyOrder): Promise<Verification> {
  const { subject, nixos, given } = order;
  const release = given.release ?? releaseOf(order);
  const evaluate = createSubjectEvaluator({ subject, evaluation: given.evaluation, documents: nixos.documents });
  const compare = async (variant: Variant): Promise<Compared> => {
    const lowered = await lower({ subject, given, facts: factsOf(order), evaluate, ...variant }, nixos.result);
    return { ...compareSides(...bothSides(order, lowered)), lowered };
  };
  const start = performance.now();
  const { lowered, ...comparison } = await compare({ release });
  return {
    subject,
    release,
    ...comparison,
    notCompared: notComparedOf(nixos.result, lowered),
    async experiment(variant) {
      const { failure, mismatches } = await compare(variant);
      // One that fails shows nothing.
      return failure === null ? mismatches : comparison.mismatches;
    },
    ...definitionsIn(lowered.kind === "lowered" ? lowered.containers : { definitions: [], attrs: {} }),
    seconds: { nixos: nixos.seconds, nixctr: (performance.now() - start) / 1000 },
  };
}

interface Compared extends Comparison {
  readonly lowered: LoweredSubject;
}

/** Where there is nothing to compare with, nothing is evaluated. */
async function lower(order: LoweringOrder, nixos: NixosResult): Promise<LoweredSubject> {
  return nixos.kind === "failed" ? nixos : lowerSubject(order);
}

/** Both sides have the same host; without one it is any. */
function factsOf({ nixos: { result }, subject: { source } }: VerifyOrder): Facts {
  if (result.kind === "recorded") return parseFacts(JSON.stringify(result.record.facts));
  return defaultFacts(source.kind === "flake" ? undefined : source.system);
}

/** The release that the NixOS says it is. */
function releaseOf({ nixos: { result }, subject: { source } }: VerifyOrder): Release {
  const version =
    result.kind === "recorded"
      ? (result.record.version ?? undefined)
      : source.kind === "flake"
        ? undefined
        : versionOfNixpkgs(source.nixpkgs);
  return chooseRelease(undefined, { version }).release;
}
