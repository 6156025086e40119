import { tmpdir } from "node:os";

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
export async function startEvaluation(options: EvaluateOptions): Promise<Outcome> {
  const { nixos } = options;
  try {
    return await (nixos === undefined ? startAlone(options) : startNixosEvaluation({ ...options, nixos }));
  } catch (error) {
    // The temporary directory is full, or there is none.
    if (error instanceof Error && "syscall" in error) {
      return { kind: "not-started", reason: `nothing can be written to ${tmpdir()}: ${error.message}` };
    }
    throw error;
  }
}

function startAlone(options: EvaluateOptions): Promise<Outcome> {
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
