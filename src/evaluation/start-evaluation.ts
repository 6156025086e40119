import { startNixosEvaluation } from "../nixos/start-nixos-evaluation.ts";
import type { WholeNixos } from "../nixos/whole-nixos.ts";
import { type EvaluationRequest, nixCommand } from "./nix-command.ts";
import { NIX_ENVIRONMENT } from "./nix-environment.ts";
import { type Limits, type Outcome, runLimited } from "./run-limited.ts";
import { withJson } from "./with-json.ts";

export interface EvaluateOptions extends Omit<EvaluationRequest, "toplevels"> {
  /** The `nix` program. */
  readonly nix: string;
  readonly limits: Limits;
  /** Container → store path of its evaluated system, for `config.containers.NAME.path`. */
  readonly toplevels: Readonly<Record<string, string>>;
  /** Present where a whole NixOS is evaluated, and not the configuration alone. */
  readonly nixos?: WholeNixos | undefined;
}

/** Starts `nix eval`. `readEvaluation` makes sense of how it ended. Never rejects for what a configuration or Nix does. */
export function startEvaluation(options: EvaluateOptions): Promise<Outcome> {
  const { nixos } = options;
  if (nixos !== undefined) return startNixosEvaluation({ ...options, nixos });
  return withJson(options.toplevels, (toplevels) =>
    runLimited({
      program: options.nix,
      args: nixCommand({ ...options, toplevels }),
      limits: options.limits,
      environment: NIX_ENVIRONMENT,
      ...(options.input.kind === "stdin" ? { input: options.input.text } : {}),
    }),
  );
}
