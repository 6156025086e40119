import type { Facts } from "../../lowering/types.ts";
import { versionOfNixpkgs } from "../evaluation/find-nixpkgs.ts";
import { defaultFacts } from "../facts/default-facts.ts";
import { parseFacts } from "../facts/parse-facts.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";
import type { Variant } from "./attribution/attribute.ts";
import { type Comparison, compareSides, incomparable } from "./compare-sides.ts";
import { createSubjectEvaluator } from "./nixctr/evaluate-subject.ts";
import { type LoweredSubject, type LoweringOrder, lowerSubject } from "./nixctr/lower-subject.ts";
import { nixpkgsOf } from "./nixos/batch-command.ts";
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
    const host = { facts: factsOf(order), nixpkgs: nixpkgsIn(order) };
    const lowered = await lower({ subject, given, evaluate, ...host, ...variant }, nixos.result);
    const missing = missingContainer(order, lowered);
    const comparison = missing === undefined ? compareSides(...bothSides(order, lowered)) : incomparable(missing);
    return { ...comparison, lowered };
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

/** Says so where a container is to be compared that neither side has. */
function missingContainer(
  { given: { only = [] }, nixos: { result } }: VerifyOrder,
  lowered: LoweredSubject,
): string | undefined {
  if (result.kind !== "recorded" || lowered.kind !== "lowered") return undefined;
  const known = [result.record.containers, lowered.containers.attrs];
  const name = only.find((one) => !known.some((containers) => Object.hasOwn(containers, one)));
  return name === undefined ? undefined : `there is no container \`${name}'`;
}

/** Both sides have the same host; without one it is any. */
function factsOf({ nixos: { result }, subject: { source } }: VerifyOrder): Facts {
  if (result.kind === "recorded") return parseFacts(JSON.stringify(result.record.facts));
  return defaultFacts(source.kind === "flake" ? undefined : source.system);
}

function nixpkgsIn({ nixos: { result }, subject: { source } }: VerifyOrder): string | undefined {
  return result.kind === "recorded" ? result.record.nixpkgs : nixpkgsOf(source);
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
