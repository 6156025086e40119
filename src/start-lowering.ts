import type { Facts } from "../lowering/types.ts";
import type { OutputForm } from "./container-names.ts";
import type { ConfigurationInput } from "./evaluation/configuration-input.ts";
import type { Limits, Outcome } from "./evaluation/run-limited.ts";
import { type EvaluateOptions, startEvaluation } from "./evaluation/start-evaluation.ts";
import type { Question } from "./evaluation/surroundings.ts";
import type { SaidFacts } from "./facts/parse-facts.ts";
import type { NixosSource } from "./nixos/nixos-source.ts";
import type { WholeNixos } from "./nixos/whole-nixos.ts";
import { hostOptionsForNix } from "./options/host-declarations.ts";
import { optionsForNix } from "./options/options-for-nix.ts";
import { type Release, releases } from "./releases/releases.ts";
import type { SystemsOptions } from "./toplevels/systems-options.ts";

/** What a configuration is lowered with. */
export interface LowerOptions {
  readonly input: ConfigurationInput;
  readonly release: Release;
  /** Whether the release follows from the NixOS that is evaluated; `release` is then taken until that is known. */
  readonly releaseFollows?: boolean;
  readonly facts: Facts;
  /** What of the facts somebody has said: a whole NixOS knows the others, and `nixpkgs.system` is weaker than `system`. */
  readonly saidFacts?: SaidFacts;
  /** The `nix` program; see `findNix`. */
  readonly nix: string;
  /** A nixpkgs whose `lib` and `pkgs` the configuration gets, in place of nixctr's own. */
  readonly nixpkgs?: string | undefined;
  /** A whole NixOS to evaluate: in place of the configuration alone, or where that alone cannot be evaluated. */
  readonly nixos?: { readonly source: NixosSource; readonly when: "always" | "needed" } | undefined;
  /**
   * Whether a whole NixOS leaves out what it says only of containers that it takes itself (their values, assertions and
   * warnings) and defaults of the host's options, so that containers of other releases can be had of it.
   */
  readonly lenient?: boolean;
  /** How to evaluate the systems of containers, where a whole NixOS is evaluated; they are not when it is absent. */
  readonly systems?: SystemsOptions | undefined;
  readonly limits: Limits;
  /** What to ask of the rest of the host's configuration; nothing when absent. */
  readonly questions?: readonly Question[];
  /** Containers to lower; all of them when absent. */
  readonly only?: readonly string[] | undefined;
  /** What a container of `only` is that the configuration does not have; an error when absent. */
  readonly absent?: "error" | "nothing";
  /** What the result is for; the document when absent. It decides which names of containers are errors. */
  readonly form?: OutputForm;
}

/** A configuration that Nix is evaluating. */
export interface StartedLowering {
  readonly options: LowerOptions;
  readonly evaluateOptions: EvaluateOptions;
  /** The whole NixOS that is evaluated where the configuration needs it. */
  readonly fallback: WholeNixos | undefined;
  readonly outcome: Promise<Outcome>;
  /** When it began, in milliseconds of the clock. */
  readonly began: number;
}

/** Starts the evaluation of a configuration; `finishLowering` does the rest. */
export function startLowering(options: LowerOptions): StartedLowering {
  const prepared = prepareLowering(options);
  return { ...prepared, began: Date.now(), outcome: startEvaluation(prepared.evaluateOptions) };
}

/** What a configuration is to be evaluated with. */
export function prepareLowering(options: LowerOptions): Omit<StartedLowering, "began" | "outcome"> {
  const { release, facts, nixos, lenient = false } = options;
  const whole = nixos && { source: nixos.source, releases: releasesFor(options), answers: true, lenient };
  const isWhole = nixos?.when === "always";
  const evaluateOptions: EvaluateOptions = {
    ...options,
    nixpkgs: options.nixpkgs,
    nixos: isWhole ? whole : undefined,
    options: optionsForNix(release),
    hostOptions: hostOptionsForNix(release),
    // A whole NixOS is asked for them too, and has no evaluation without them.
    besides: !isWhole,
    toplevels: facts.toplevels,
    system: facts.system,
  };
  const fallback = isWhole ? undefined : whole;
  return { options, evaluateOptions, fallback };
}

function releasesFor({ release, releaseFollows = false }: LowerOptions): readonly Release[] {
  return releaseFollows ? releases : [release];
}
