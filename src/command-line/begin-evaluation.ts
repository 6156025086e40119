import type { Facts } from "../../lowering/types.ts";
import { type ConfigurationInput, resolveInput } from "../evaluation/configuration-input.ts";
import { findNix } from "../evaluation/find-nix.ts";
import { type ChosenRelease, chooseRelease } from "../releases/choose-release.ts";
import { type LowerOptions, type StartedLowering, startLowering } from "../start-lowering.ts";
import { NIX_MISSING } from "./nix-missing.ts";
import { chosenNixpkgs, givenRelease, nixpkgsInUse } from "./given-release.ts";
import type { SideFlags } from "./diff-flags.ts";
import type { EvaluationFlags } from "./request.ts";
import { UsageError } from "./usage-error.ts";

/** A configuration whose evaluation runs. */
export interface BegunEvaluation {
  readonly flags: EvaluationFlags;
  readonly chosen: ChosenRelease;
  readonly started: StartedLowering;
}

/** What the host contributes, and whether its platform is given rather than that of this machine. */
export interface GivenFacts {
  readonly facts: Facts;
  readonly systemGiven: boolean;
}

/** What a command wants of an evaluation. */
export type Purpose = Pick<LowerOptions, "form" | "questions" | "absent">;

/** What is evaluated, and with what. */
export interface EvaluationOrder {
  /** As on the command line, or found already. */
  readonly input: string | ConfigurationInput | undefined;
  readonly flags: SideFlags;
  readonly given: GivenFacts;
  readonly purpose: Purpose;
}

/** Starts the evaluation of INPUT. Throws a `UsageError` or an `InputError` for what the user has to change. */
export function beginEvaluation({ input, flags, given, purpose }: EvaluationOrder): BegunEvaluation {
  const nixpkgs = chosenNixpkgs(flags.nixpkgs);
  const chosen = chooseRelease(givenRelease(flags.release, flags.releaseOption), nixpkgsInUse(nixpkgs));
  const started = startLowering({
    release: chosen.release,
    facts: withSystems(given.facts, flags.system),
    systemGiven: given.systemGiven,
    nix: requiredNix(),
    nixpkgs,
    limits: { seconds: flags.timeout, mebibytes: flags.maxMemory },
    only: flags.only,
    ...purpose,
    input: typeof input === "object" ? input : resolveInput(input, process.cwd()),
  });
  return { flags, chosen, started };
}

function requiredNix(): string {
  const nix = findNix(process.env);
  if (nix !== undefined) return nix;
  const given = process.env["NIXCTR_NIX"];
  throw new UsageError(given ? `NIXCTR_NIX=${given}: no such program` : NIX_MISSING);
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
