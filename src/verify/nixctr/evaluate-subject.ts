import { unreadableAnswer } from "../../evaluation/describe-failure.ts";
import type { Evaluation } from "../../evaluation/evaluation.ts";
import { finishEvaluation } from "../../evaluation/finish-evaluation.ts";
import { readEvaluation } from "../../evaluation/read-evaluation.ts";
import { needsNixos } from "../../nixos/needs-nixos.ts";
import { hostOptionsForNix } from "../../options/host-declarations.ts";
import { optionsForNix } from "../../options/options-for-nix.ts";
import type { Release } from "../../releases/releases.ts";
import { type LowerOptions, prepareLowering, startLowering } from "../../start-lowering.ts";
import type { NixosDocuments } from "../nixos/evaluated-nixos.ts";
import type { VerifyGiven, VerifySubject } from "../verification.ts";

/** Evaluates the definitions of one configuration. Never rejects for what a configuration or Nix does. */
export type SubjectEvaluator = (options: LowerOptions) => Promise<SubjectEvaluation>;

export interface SubjectEvaluation {
  readonly evaluation: Evaluation;
  /** Where the definitions come from; `definitions` are those of NixOS without what else it has to answer. */
  readonly from: "configuration" | "nixos" | "definitions";
}

/** A configuration, and the definitions that NixOS has of it. */
export interface SubjectDefinitions {
  readonly subject: VerifySubject;
  readonly evaluation: VerifyGiven["evaluation"];
  readonly documents: NixosDocuments;
}

/** The definitions of a configuration by itself, or those of NixOS; see `VerifyGiven`. */
export function createSubjectEvaluator({ subject, evaluation, documents }: SubjectDefinitions): SubjectEvaluator {
  const ofNixos = (options: LowerOptions): SubjectEvaluation => definitionsOfNixos(options, subject, documents);
  if (evaluation === "nixos" || subject.source.kind !== "configuration") return async (options) => ofNixos(options);
  const alone = createLoneEvaluator();
  return async (options) => {
    const found = await alone(options);
    const needed = evaluation === "auto" && found.kind === "refused" && found.diagnostics.some(needsNixos);
    return needed ? ofNixos(options) : { evaluation: found, from: "configuration" };
  };
}

/** Evaluates all of NixOS once more, as `nixctr lower --eval nixos` does, which refuses what NixOS cannot answer. */
export function evaluateWhole({ source }: VerifySubject): SubjectEvaluator {
  return async (options) => {
    const started = startLowering({ ...options, nixos: { source, when: "always" } });
    const { evaluation } = await finishEvaluation(started);
    return { evaluation: withoutValues(evaluation), from: "nixos" };
  };
}

/** Evaluates a configuration once for all releases of which the Nix side sees the same. */
function createLoneEvaluator(): (options: LowerOptions) => Promise<Evaluation> {
  const known = new Map<string, Evaluation>();
  return async (options) => {
    const key = seenByNix(options.release);
    const found = known.get(key);
    if (found !== undefined) return found;
    const { evaluation } = await finishEvaluation(startLowering(options));
    // Refusals are worded for the release.
    if (evaluation.kind === "evaluated") known.set(key, evaluation);
    return evaluation;
  };
}

function seenByNix(release: Release): string {
  const { name, rules, containersModule } = release;
  return JSON.stringify([name, rules, containersModule, optionsForNix(release), hostOptionsForNix(release)]);
}

function definitionsOfNixos(
  options: LowerOptions,
  { source }: VerifySubject,
  { definitions, answers }: NixosDocuments,
): SubjectEvaluation {
  const from = answers === null ? "definitions" : "nixos";
  const outcome = answers ?? definitions;
  if (outcome === null) {
    return { evaluation: { kind: "failed", diagnostic: unreadableAnswer("nothing"), notes: NO_NOTES }, from };
  }
  const { evaluateOptions } = prepareLowering({ ...options, nixos: { source, when: "always" } });
  return { evaluation: withoutValues(readEvaluation(outcome, evaluateOptions)), from };
}

/** The values that NixOS comes to are what is compared: they must not be taken over. */
function withoutValues(evaluation: Evaluation): Evaluation {
  if (evaluation.kind !== "evaluated") return evaluation;
  const { nixos: _, ...document } = evaluation.document;
  return { ...evaluation, document };
}

const NO_NOTES = { diagnostics: [], traces: [], warnings: [] };
