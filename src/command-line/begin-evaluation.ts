import type { Facts } from "../../lowering/types.ts";
import { resolveInput } from "../evaluation/configuration-input.ts";
import { findNix } from "../evaluation/find-nix.ts";
import { findNixpkgs, isNixpkgs, versionOfNixpkgs } from "../evaluation/find-nixpkgs.ts";
import { type ChosenRelease, chooseRelease } from "../releases/choose-release.ts";
import { parseRelease } from "../releases/release-name.ts";
import { type Release, releases } from "../releases/releases.ts";
import { type LowerOptions, type StartedLowering, startLowering } from "../start-lowering.ts";
import { NIX_MISSING } from "./nix-missing.ts";
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
export type Purpose = Pick<LowerOptions, "form" | "questions">;

/** What is evaluated, and with what. */
export interface EvaluationOrder {
  readonly input: string | undefined;
  readonly flags: EvaluationFlags;
  readonly given: GivenFacts;
  readonly purpose: Purpose;
}

/** Starts the evaluation of INPUT. Throws a `UsageError` or an `InputError` for what the user has to change. */
export function beginEvaluation({ input, flags, given, purpose }: EvaluationOrder): BegunEvaluation {
  const nixpkgs = chosenNixpkgs(flags.nixpkgs);
  const inUse = nixpkgs === undefined ? undefined : { version: versionOfNixpkgs(nixpkgs) };
  const chosen = chooseRelease(givenRelease(flags.release), inUse);
  const started = startLowering({
    release: chosen.release,
    facts: withSystems(given.facts, flags.system),
    systemGiven: given.systemGiven,
    nix: requiredNix(),
    nixpkgs,
    limits: { seconds: flags.timeout, mebibytes: flags.maxMemory },
    only: flags.only,
    ...purpose,
    input: resolveInput(input, process.cwd()),
  });
  return { flags, chosen, started };
}

function requiredNix(): string {
  const nix = findNix(process.env);
  if (nix !== undefined) return nix;
  const given = process.env["NIXCTR_NIX"];
  throw new UsageError(given ? `NIXCTR_NIX=${given}: no such program` : NIX_MISSING);
}

function givenRelease(name: string | undefined): Release | undefined {
  if (name === undefined) return undefined;
  const release = parseRelease(name);
  if (release !== undefined && release.name === name) return release;
  throw new UsageError(`--release ${name}: not modelled; there is ${releases.map((known) => known.name).join(", ")}`);
}

function chosenNixpkgs(given: string | undefined): string | undefined {
  if (given === undefined) return findNixpkgs(process.env["NIX_PATH"]);
  if (isNixpkgs(given)) return findNixpkgs(`nixpkgs=${given}`);
  throw new UsageError(`--nixpkgs ${given}: no nixpkgs, it has no lib/default.nix`);
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
