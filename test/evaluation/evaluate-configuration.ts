import { dirname } from "node:path";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { ConfigurationInput } from "../../src/evaluation/configuration-input.ts";
import { evaluate, type EvaluateOptions, type Evaluation } from "../../src/evaluation/evaluate.ts";
import { findNix } from "../../src/evaluation/find-nix.ts";
import { defaultFacts } from "../../src/facts/default-facts.ts";
import { lowerDocument } from "../../src/lower-document.ts";
import { hostOptionsForNix } from "../../src/options/host-declarations.ts";
import { optionsForNix } from "../../src/options/options-for-nix.ts";
import { parseRelease } from "../../src/releases/release-name.ts";
import type { Release } from "../../src/releases/releases.ts";

/** The platform that all tests evaluate for, whatever they run on. */
export const SYSTEM = "x86_64-linux";

/** The program under test is the same as everywhere: `NIXCTR_NIX`, else that on PATH. */
export function nixProgram(): string {
  const nix = findNix(process.env);
  if (nix === undefined) throw new Error("these tests need the program nix");
  return nix;
}

export function releaseNamed(name: string): Release {
  const release = parseRelease(name);
  if (release === undefined) throw new Error(`no release ${name}`);
  return release;
}

type Changes = Partial<Omit<EvaluateOptions, "input" | "release">> & { readonly release?: Release };

/** Evaluates a configuration in this process, as `nixctr lower --release 19.03` does where no other release is given. */
export function evaluateInput(
  input: ConfigurationInput,
  { release = releaseNamed("19.03"), ...changes }: Changes = {},
): Promise<Evaluation> {
  return evaluate({
    input,
    release,
    nix: nixProgram(),
    nixpkgs: undefined,
    limits: { seconds: 60, mebibytes: 4096 },
    options: optionsForNix(release),
    hostOptions: hostOptionsForNix(release),
    besides: true,
    toplevels: {},
    system: SYSTEM,
    ...changes,
  });
}

export function evaluateFile(path: string, changes?: Changes): Promise<Evaluation> {
  return evaluateInput({ kind: "file", path }, changes);
}

export function evaluateText(text: string, changes?: Changes): Promise<Evaluation> {
  return evaluateInput({ kind: "stdin", text: text.endsWith("\n") ? text : `${text}\n` }, changes);
}

/** What is said about an evaluation itself: notes, and the error that ended it. */
export function saidOf(evaluation: Evaluation): readonly Diagnostic[] {
  const { notes } = evaluation;
  if (evaluation.kind === "evaluated") return notes.diagnostics;
  const own = evaluation.kind === "refused" ? evaluation.diagnostics : [evaluation.diagnostic];
  return [...notes.diagnostics, ...own];
}

/** What is found after the evaluation, in merging and checking. */
export function foundInMerging(evaluation: Evaluation, input: ConfigurationInput): readonly Diagnostic[] {
  if (evaluation.kind !== "evaluated") return [];
  return lowerDocument(evaluation.document, { input, release: releaseNamed("19.03"), facts: defaultFacts(SYSTEM) })
    .diagnostics;
}

/** Names files as the expectations do: relative to the directory of the configuration, wherever it stands. */
export function placeFrom(file: string): (text: string) => string {
  const directory = dirname(file);
  return (text) => text.replaceAll(`${directory}/`, "").replaceAll(directory, ".");
}
