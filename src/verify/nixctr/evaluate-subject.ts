import type { Evaluation } from "../../evaluation/evaluation.ts";
import { finishEvaluation } from "../../evaluation/finish-evaluation.ts";
import { hostOptionsForNix } from "../../options/host-declarations.ts";
import { optionsForNix } from "../../options/options-for-nix.ts";
import type { Release } from "../../releases/releases.ts";
import { type LowerOptions, startLowering } from "../../start-lowering.ts";

/** Evaluates the definitions of one configuration. Never rejects for what a configuration or Nix does. */
export type SubjectEvaluator = (options: LowerOptions) => Promise<Evaluation>;

/** Evaluates it once for all releases of which the Nix side sees the same. */
export function createSubjectEvaluator(): SubjectEvaluator {
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
