import { provenance } from "../../lowering/releases/provenance.ts";
import type { ConfigurationInput } from "../evaluation/configuration-input.ts";
import type { EvaluationNotes } from "../evaluation/evaluation.ts";
import type { ChosenRelease } from "../releases/choose-release.ts";
import type { BegunEvaluation } from "./begin-evaluation.ts";
import { chosenRelease } from "./chosen-release.ts";
import { nixosLines } from "./nixos-lines.ts";
import { printable } from "./printable.ts";
import { systemsLines } from "./systems-lines.ts";

/**
 * Prints to standard error what is to be known beside the result: the release, traces, and warnings of Nix. `doing` is
 * null where the release has been told already.
 */
export function printNotes(
  notes: EvaluationNotes,
  begun: BegunEvaluation,
  doing: "lowering" | "checking" | null,
): void {
  const release = doing === null ? [] : releaseLines(begun, chosenRelease(begun, notes), doing);
  const nixos = notes.nixos === undefined ? [] : nixosLines(notes.nixos, begun.flags);
  const systems = notes.systems === undefined ? [] : systemsLines(notes.systems, begun.flags);
  const ignored = ignoredLines(begun.started.options.input, begun.flags);
  const text = [...release, ...ignored, ...nixos, ...systems, ...evaluationLines(notes, begun)];
  if (text.length > 0) process.stderr.write(text.join(""));
}

function releaseLines(
  { started: { options }, flags }: BegunEvaluation,
  chosen: ChosenRelease,
  doing: string,
): string[] {
  const { nix, nixpkgs, input } = options;
  const lib =
    input.kind === "flake" ? "that of the flake" : nixpkgs === undefined ? "nixctr's own" : `that of ${nixpkgs}`;
  const verbose = [
    `nixctr: nix is ${nix}\n`,
    `nixctr: lib is ${lib}\n`,
    `nixctr: NixOS ${chosen.release.name} is known by ${chosen.release.knownBy}\n`,
  ];
  return [...chosenLines(chosen, doing, flags), ...(flags.verbose && !flags.quiet ? verbose : [])];
}

/** Prints to standard error what was given and does not count for an input. */
export function printIgnored(input: ConfigurationInput, flags: Pick<BegunEvaluation["flags"], "nixpkgs">): void {
  process.stderr.write(ignoredLines(input, flags).join(""));
}

/** Of several inputs, what does not count for one may count for others. */
function ignoredLines({ kind }: ConfigurationInput, { nixpkgs }: Pick<BegunEvaluation["flags"], "nixpkgs">): string[] {
  if (kind !== "flake" || nixpkgs === undefined) return [];
  return ["nixctr: warning: --nixpkgs does not count for a flake, which brings its own\n"];
}

/** Tells the release that was chosen, to standard error. `doing` is what is done for it. */
export function printChosen(chosen: ChosenRelease, doing: string, flags: { readonly quiet: boolean }): void {
  process.stderr.write(chosenLines(chosen, doing, flags).join(""));
}

function chosenLines(chosen: ChosenRelease, doing: string, { quiet }: { readonly quiet: boolean }): string[] {
  const { release, reason, unknownVersion } = chosen;
  const warning =
    unknownVersion === undefined
      ? []
      : [`nixctr: warning: the nixpkgs in use is ${unknownVersion}, which is not known; ${doing} as ${release.name}\n`];
  if (quiet) return warning;
  // Whoever is not told takes it for as certain as the others.
  const isInferred = provenance[release.name].by === "inference";
  const inferred = isInferred ? [`nixctr: NixOS ${release.name} is only known by ${release.knownBy}\n`] : [];
  return [...warning, `nixctr: ${doing} for NixOS ${release.name} (${reason})\n`, ...inferred];
}

function evaluationLines({ traces, warnings }: EvaluationNotes, { flags }: BegunEvaluation): string[] {
  if (flags.quiet) return [];
  return [
    ...traces.map((trace) => said("trace: ", trace)),
    ...warnings.map((warning) => said("nixctr: nix: ", warning)),
  ];
}

/** Lines after the first stand below it, where nobody takes them for nixctr's own. */
function said(by: string, text: string): string {
  return `${by}${printable(text).replaceAll("\n", `\n${" ".repeat(by.length)}`)}\n`;
}
