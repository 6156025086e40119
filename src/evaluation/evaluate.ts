import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { EvaluationDocument } from "./evaluation-schema.ts";
import { type EvaluationRequest, nixCommand } from "./nix-command.ts";
import { type Limits, type Outcome, runLimited } from "./run-limited.ts";
import { withToplevels } from "./with-toplevels.ts";

export interface EvaluateOptions extends Omit<EvaluationRequest, "toplevels"> {
  /** The `nix` program. */
  readonly nix: string;
  readonly limits: Limits;
  /** Container → store path of its evaluated system, for `config.containers.NAME.path`. */
  readonly toplevels: Readonly<Record<string, string>>;
}

/** What came of an evaluation. */
export type Evaluation =
  | { readonly kind: "evaluated"; readonly document: EvaluationDocument; readonly notes: EvaluationNotes }
  /** The configuration is wrong. */
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[]; readonly notes: EvaluationNotes }
  /** Nix could not do its work, or was stopped. */
  | { readonly kind: "failed"; readonly diagnostic: Diagnostic; readonly notes: EvaluationNotes };

/** What is worth telling beside the result. */
export interface EvaluationNotes {
  readonly diagnostics: readonly Diagnostic[];
  /** What the configuration printed with `builtins.trace`. */
  readonly traces: readonly string[];
  /** Nix's own warnings. */
  readonly warnings: readonly string[];
}

/**
 * Evaluates the containers of a configuration with `nix eval`. Never rejects for what a configuration or Nix does.
 * `nix` is started at once; what reads its answer is loaded while it runs.
 */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const running = start(options);
  const { readEvaluation } = await import("./read-evaluation.ts");
  return readEvaluation(await running, options);
}

/** What `nix` gets to see that differs from nixctr's own environment. */
const ENVIRONMENT = {
  // What a user's shell says about logging must not change what is read back.
  NIX_SHOW_STATS: undefined,
  // Nix begins with a quarter of the machine's memory and does not look for garbage before that is full.
  GC_INITIAL_HEAP_SIZE: "134217728",
};

function start(options: EvaluateOptions): Promise<Outcome> {
  return withToplevels(options.toplevels, (toplevels) =>
    runLimited({
      program: options.nix,
      args: nixCommand({ ...options, toplevels }),
      limits: options.limits,
      environment: ENVIRONMENT,
      ...(options.input.kind === "stdin" ? { input: options.input.text } : {}),
    }),
  );
}
