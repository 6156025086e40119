import { explainRefusal } from "../nixos/explain-refusal.ts";
import { needsNixos } from "../nixos/needs-nixos.ts";
import type { WholeNixos } from "../nixos/whole-nixos.ts";
import type { Outcome } from "./run-limited.ts";
import { type FinishedEvaluation, settleBesides } from "./settle-besides.ts";
import { type EvaluateOptions, startEvaluation } from "./start-evaluation.ts";

export type { FinishedEvaluation };

/** An evaluation that is under way. */
export interface StartedEvaluation {
  readonly evaluateOptions: EvaluateOptions;
  /** The whole NixOS that is evaluated where the configuration alone cannot be; undefined where there is none. */
  readonly fallback?: WholeNixos | undefined;
  readonly outcome: Promise<Outcome>;
}

/** What comes of an evaluation. What only NixOS can answer is asked of it where it is at hand. */
export async function finishEvaluation(started: StartedEvaluation): Promise<FinishedEvaluation> {
  const { evaluateOptions, fallback, outcome } = started;
  const settled = await settleBesides(evaluateOptions, outcome);
  const { evaluation } = settled;
  if (evaluation.kind !== "refused") return settled;
  if (evaluateOptions.nixos !== undefined) {
    const diagnostics = await explainRefusal(evaluation, evaluateOptions, evaluateOptions.nixos);
    return { ...settled, evaluation: { ...evaluation, diagnostics } };
  }
  const because = evaluation.diagnostics.find(needsNixos);
  if (fallback === undefined || because === undefined) return settled;
  const whole: EvaluateOptions = { ...evaluateOptions, nixos: fallback, besides: false };
  const again = await finishEvaluation({ evaluateOptions: whole, outcome: startEvaluation(whole) });
  const { nixos = UNKNOWN, ...notes } = again.notes;
  return { ...again, notes: { ...notes, nixos: { ...nixos, because } } };
}

/** Of a NixOS that did not come to say what it is. */
const UNKNOWN = { version: null, cost: undefined, defined: false, origin: "" };
