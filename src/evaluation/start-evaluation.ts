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

/** What `nix` gets to see that differs from nixctr's own environment. */
const ENVIRONMENT = {
  // What a user's shell says about logging must not change what is read back.
  NIX_SHOW_STATS: undefined,
  // Nix begins with a quarter of the machine's memory and does not look for garbage before that is full.
  GC_INITIAL_HEAP_SIZE: "134217728",
};

/** Starts `nix eval`. `readEvaluation` makes sense of how it ended. Never rejects for what a configuration or Nix does. */
export function startEvaluation(options: EvaluateOptions): Promise<Outcome> {
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
