import type { Evaluation } from "./evaluation.ts";
import { readEvaluation } from "./read-evaluation.ts";
import { type EvaluateOptions, startEvaluation } from "./start-evaluation.ts";

export type { Evaluation } from "./evaluation.ts";
export type { EvaluateOptions } from "./start-evaluation.ts";

/** Evaluates the containers of a configuration with `nix eval`. Never rejects for what a configuration or Nix does. */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  return readEvaluation(await startEvaluation(options), options);
}
