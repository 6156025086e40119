import type { Facts } from "../../lowering/types.ts";
import { type ConfigurationInput, resolveInput } from "../evaluation/configuration-input.ts";
import type { SaidFacts } from "../facts/parse-facts.ts";
import { type ChosenRelease, chooseRelease, newestRelease } from "../releases/choose-release.ts";
import { type LowerOptions, type StartedLowering, startLowering } from "../start-lowering.ts";
import { chosenNixos } from "./chosen-nixos.ts";
import { chosenNixpkgs, givenRelease, nixpkgsInUse } from "./given-release.ts";
import type { SideFlags } from "./diff-flags.ts";
import type { EvaluationFlags } from "./request.ts";
import { requiredNix } from "./required-nix.ts";
import { systemsOptions } from "./systems-options.ts";
import { UsageError } from "./usage-error.ts";

/** A configuration whose evaluation runs. */
export interface BegunEvaluation {
  readonly flags: EvaluationFlags;
  readonly chosen: ChosenRelease;
  readonly started: StartedLowering;
}

/** What the host contributes, and what of it is given rather than how it usually is. */
export interface GivenFacts {
  readonly facts: Facts;
  readonly saidFacts: SaidFacts;
}

/** What a command wants of an evaluation. */
export type Purpose = Pick<LowerOptions, "form" | "questions" | "absent" | "lenient">;

/** What is evaluated, and with what. */
export interface EvaluationOrder {
  /** As on the command line, or found already. */
  readonly input: string | ConfigurationInput | undefined;
  readonly flags: SideFlags;
  readonly given: GivenFacts;
  readonly purpose: Purpose;
}

/** That of a flake is known when it has been evaluated. */
const UNKNOWN_RELEASE: ChosenRelease = {
  release: newestRelease(),
  reason: "the newest stable one known; that of the flake is not known",
};

/** Starts the evaluation of INPUT. Throws a `UsageError` or an `InputError` for what the user has to change. */
export function beginEvaluation({ input, flags, given, purpose }: EvaluationOrder): BegunEvaluation {
  const found = typeof input === "object" ? input : resolveInput(input, process.cwd());
  const isFlake = found.kind === "flake";
  const nixpkgs = isFlake ? undefined : chosenNixpkgs(flags.nixpkgs);
  const nixos = chosenNixos({ input: found, nixpkgs, system: given.facts.system }, flags);
  const release = givenRelease(flags.release, flags.releaseOption);
  const chosen = isFlake && release === undefined ? UNKNOWN_RELEASE : chooseRelease(release, nixpkgsInUse(nixpkgs));
  const started = startLowering({
    release: chosen.release,
    releaseFollows: chosen === UNKNOWN_RELEASE,
    facts: withSystems(given.facts, flags.system),
    saidFacts: given.saidFacts,
    nix: requiredNix(),
    nixpkgs,
    nixos,
    systems: flags.systems ? systemsOptions(flags) : undefined,
    limits: { seconds: flags.timeout, mebibytes: flags.maxMemory },
    only: flags.only,
    ...purpose,
    input: found,
  });
  return { flags, chosen, started };
}

/** `--system NAME=PATH` goes before what the facts say. */
function withSystems(facts: Facts, systems: readonly string[] = []): Facts {
  const given = systems.map((system) => {
    const [, name, path] = /^([^=]+)=(\/.*)$/s.exec(system) ?? [];
    if (name === undefined || path === undefined)
      throw new UsageError(`--system ${system}: not of the form NAME=/PATH`);
    return [name, path] as const;
  });
  return { ...facts, toplevels: { ...facts.toplevels, ...Object.fromEntries(given) } };
}
