import { withFacts } from "../facts/parse-facts.ts";
import type { FinishedEvaluation } from "../evaluation/settle-besides.ts";
import { chooseRelease } from "../releases/choose-release.ts";
import type { LowerOptions } from "../start-lowering.ts";

/** The options of a lowering once NixOS has said what it is: its release where that follows, its facts where nobody says others. */
export function settledOptions(options: LowerOptions, { evaluation, notes }: FinishedEvaluation): LowerOptions {
  const { releaseFollows = false, saidFacts = {}, facts } = options;
  const { nixos } = notes;
  const release =
    releaseFollows && nixos !== undefined
      ? chooseRelease(undefined, { version: nixos.version ?? undefined }).release
      : options.release;
  const answers = evaluation.kind === "evaluated" ? evaluation.document.nixos : undefined;
  if (answers === undefined) return { ...options, release };
  const { nixosContainer = facts.packages.nixosContainer, ...packages } = answers.facts.packages;
  const ofNixos = { ...facts, ...answers.facts, packages: { ...packages, nixosContainer } };
  return { ...options, release, facts: { ...withFacts(ofNixos, saidFacts), toplevels: facts.toplevels } };
}
