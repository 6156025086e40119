import type { EvaluationNotes } from "../evaluation/evaluation.ts";
import { type ChosenRelease, chooseRelease } from "../releases/choose-release.ts";
import type { BegunEvaluation } from "./begin-evaluation.ts";

/** The release that an evaluation was made for. That of a flake is known only when it has been evaluated. */
export function chosenRelease({ chosen, started }: BegunEvaluation, { nixos }: EvaluationNotes): ChosenRelease {
  if (started.options.releaseFollows !== true || nixos === undefined) return chosen;
  return chooseRelease(undefined, { version: nixos.version ?? undefined });
}
