import type { Facts } from "../lowering/types.ts";
import type { OutputForm } from "./container-names.ts";
import type { ConfigurationInput } from "./evaluation/configuration-input.ts";
import type { Limits, Outcome } from "./evaluation/run-limited.ts";
import { type EvaluateOptions, startEvaluation } from "./evaluation/start-evaluation.ts";
import type { Question } from "./evaluation/surroundings.ts";
import { hostOptionsForNix } from "./options/host-declarations.ts";
import { optionsForNix } from "./options/options-for-nix.ts";
import type { Release } from "./releases/releases.ts";

/** What a configuration is lowered with. */
export interface LowerOptions {
  readonly input: ConfigurationInput;
  readonly release: Release;
  readonly facts: Facts;
  /** Whether `facts.system` was given, rather than being the platform of this machine: then `nixpkgs.system` is weaker. */
  readonly systemGiven?: boolean;
  /** The `nix` program; see `findNix`. */
  readonly nix: string;
  /** A nixpkgs whose `lib` and `pkgs` the configuration gets, in place of nixctr's own. */
  readonly nixpkgs?: string | undefined;
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
  readonly outcome: Promise<Outcome>;
}

/** Starts the evaluation of a configuration; `finishLowering` does the rest. */
export function startLowering(options: LowerOptions): StartedLowering {
  const { release, facts } = options;
  const evaluateOptions: EvaluateOptions = {
    ...options,
    nixpkgs: options.nixpkgs,
    options: optionsForNix(release),
    hostOptions: hostOptionsForNix(release),
    besides: true,
    toplevels: facts.toplevels,
    system: facts.system,
  };
  return { options, evaluateOptions, outcome: startEvaluation(evaluateOptions) };
}
