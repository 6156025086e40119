import type { Evaluation } from "../../evaluation/evaluation.ts";
import { finishEvaluation } from "../../evaluation/finish-evaluation.ts";
import { type LowerOptions, startLowering } from "../../start-lowering.ts";
import type { LoweringOrder } from "./lower-subject.ts";

/** The definitions of a configuration, and what they are to be lowered with. */
export interface EvaluatedSubject {
  readonly evaluation: Evaluation;
  readonly options: LowerOptions;
}

/** Evaluates the definitions of a configuration. Never rejects for what a configuration or Nix does. */
export async function evaluateSubject(order: LoweringOrder): Promise<EvaluatedSubject> {
  const options = lowerOptions(order);
  const { evaluation } = await finishEvaluation(startLowering(options));
  return { evaluation, options };
}

function lowerOptions({ subject, given, facts, release }: LoweringOrder): LowerOptions {
  const { source, input } = subject;
  if (input === undefined) throw new Error("not yet");
  return {
    input,
    release,
    facts,
    nix: given.nix,
    nixpkgs: source.kind === "flake" ? undefined : source.nixpkgs,
    limits: given.limits,
    only: given.only,
    absent: "nothing",
  };
}
