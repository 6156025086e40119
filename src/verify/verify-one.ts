import type { Facts } from "../../lowering/types.ts";
import { versionOfNixpkgs } from "../evaluation/find-nixpkgs.ts";
import { defaultFacts } from "../facts/default-facts.ts";
import { parseFacts } from "../facts/parse-facts.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";
import type { Variant } from "./attribution/attribute.ts";
import { type Comparison, compareSides, incomparable } from "./compare-sides.ts";
import { createSubjectEvaluator, evaluateWhole } from "./nixctr/evaluate-subject.ts";
import { type LoweredSubject, type LoweringOrder, lowerSubject } from "./nixctr/lower-subject.ts";
import { nixpkgsOf } from "./nixos/batch-command.ts";
import type { EvaluatedNixos, NixosResult } from "./nixos/evaluated-nixos.ts";
import { nixosRefusal } from "./nixos/nixos-refusal.ts";
import type { GeneratedFiles } from "./nixos/generated-files.ts";
import { definitionsIn } from "./nixctr/definitions-in.ts";
import { notComparedOf } from "./not-compared.ts";
import { createBothSides } from "./both-sides.ts";
import type { Refusal, Verification, VerifyGiven, VerifySubject } from "./verification.ts";

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
  const compare = createComparer(order);
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

/** Compares one NixOS with what nixctr makes of the configuration in one way or another. */
function createComparer(order: VerifyOrder): (variant: Variant) => Promise<Compared> {
  const { subject, nixos, given } = order;
  const evaluate = createSubjectEvaluator({ subject, evaluation: given.evaluation, documents: nixos.documents });
  const host = { facts: factsOf(order), nixpkgs: nixpkgsIn(order) };
  const sides = createBothSides(order);
  return async (variant) => {
    const lowered = await lower({ subject, given, evaluate, ...host, ...variant }, nixos.result);
    const reason = incomparableFor(order, lowered);
    if (reason !== undefined) return { ...incomparable(reason), lowered };
    return { ...compareSides(...sides(lowered, variant.only ?? given.only)), lowered };
  };
}

/** Where there is nothing to compare with, nothing is evaluated. */
async function lower(order: LoweringOrder, nixos: NixosResult): Promise<LoweredSubject> {
  if (nixos.kind === "failed") return nixos;
  const lowered = await lowerSubject(order);
  const isRefused = nixos.kind === "refused" && nixosRefusal(nixos.log, order.subject).guest === null;
  // What NixOS refuses may be what it had to answer beside the definitions.
  const isPart = isRefused && lowered.kind === "lowered" && lowered.from === "definitions";
  return isPart ? lowerSubject({ ...order, evaluate: evaluateWhole(order.subject) }) : lowered;
}

/** Why what there is on both sides cannot be compared. */
function incomparableFor(
  { subject, given: { only = [] }, nixos: { result } }: VerifyOrder,
  lowered: LoweredSubject,
): string | undefined {
  if (lowered.kind !== "lowered" || result.kind === "failed") return undefined;
  if (result.kind === "refused") return unknownRefusal(nixosRefusal(result.log, subject), lowered);
  const known = [result.record.containers, lowered.containers.attrs];
  const name = only.find((one) => !known.some((containers) => Object.hasOwn(containers, one)));
  return name === undefined ? undefined : `there is no container \`${name}'`;
}

/** NixOS evaluates what the configuration asserts and warns of, and nixctr alone may have had to leave that out. */
function unknownRefusal(
  { guest, messages }: Refusal,
  { from, configuration }: Extract<LoweredSubject, { kind: "lowered" }>,
): string | undefined {
  if (guest !== null || from !== "configuration" || !("unknownIn" in configuration)) return undefined;
  return `NixOS refuses it, maybe for an assertion or a warning that only NixOS can evaluate: ${messages.join("\n")}`;
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
