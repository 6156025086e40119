import type { ConfigurationInput } from "../evaluation/configuration-input.ts";
import { hasNixos } from "../evaluation/find-nixpkgs.ts";
import type { LowerOptions } from "../start-lowering.ts";
import type { EvaluationFlags } from "./request.ts";
import { UsageError } from "./usage-error.ts";

/** What a whole NixOS may be evaluated from. */
interface NixosParts {
  readonly input: ConfigurationInput;
  /** The nixpkgs in use. */
  readonly nixpkgs: string | undefined;
  readonly system: string;
}

/**
 * The whole NixOS that INPUT belongs to, and whether it is evaluated from the start; undefined where only the
 * configuration is. Throws a `UsageError` where `--eval` asks for what there is not.
 */
export function chosenNixos(
  { input, nixpkgs, system }: NixosParts,
  flags: Pick<EvaluationFlags, "eval" | "nixpkgs">,
): LowerOptions["nixos"] {
  if (input.kind === "flake") {
    checkFlags(flags);
    return { source: { kind: "flake", flake: input.flake }, when: "always" };
  }
  if (flags.eval === "standalone") return undefined;
  if (nixpkgs !== undefined && hasNixos(nixpkgs)) {
    const when = flags.eval === "nixos" ? "always" : "needed";
    return { source: { kind: "configuration", nixpkgs, input, system }, when };
  }
  if (flags.eval === "auto") return undefined;
  throw new UsageError(
    nixpkgs === undefined
      ? "--eval nixos needs a nixpkgs: --nixpkgs PATH, or one on NIX_PATH"
      : `--eval nixos: ${nixpkgs} has no NixOS, there is no nixos/lib/eval-config.nix`,
  );
}

function checkFlags(flags: Pick<EvaluationFlags, "eval" | "nixpkgs">): void {
  if (flags.eval === "standalone") {
    throw new UsageError(
      "--eval standalone: a host of a flake is a whole NixOS, and no configuration that stands alone",
    );
  }
  if (flags.nixpkgs !== undefined) throw new UsageError("--nixpkgs: a flake brings its own nixpkgs");
}
