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

const NO_PROTOCOL = "none://";

/** What `nix` gets to see that differs from nixctr's own environment. */
const ENVIRONMENT = {
  // What a user's shell says about logging must not change what is read back.
  NIX_SHOW_STATS: undefined,
  // Nix begins with a quarter of the machine's memory and does not look for garbage before that is full.
  GC_INITIAL_HEAP_SIZE: "134217728",
  // `--offline` does not keep `builtins.fetchurl` and its like from the network; a proxy that cannot be one does.
  http_proxy: NO_PROTOCOL,
  https_proxy: NO_PROTOCOL,
  ftp_proxy: NO_PROTOCOL,
  all_proxy: NO_PROTOCOL,
  no_proxy: undefined,
  NO_PROXY: undefined,
  GIT_ALLOW_PROTOCOL: "none",
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
