import { renderPretty } from "../diagnostics/render-pretty.ts";
import { readSource } from "../evaluation/read-source.ts";
import type { LowerResult } from "../finish-lowering.ts";
import type { BegunLowering } from "./begin-lowering.ts";
import { printable, printableDiagnostic } from "./printable.ts";
import { usesColour } from "./uses-colour.ts";

const MAX_WIDTH = 100;

/** Prints to standard error what is to be known beside the result: release, traces, warnings, diagnostics. */
export function printNotes(result: LowerResult, context: BegunLowering): void {
  const text = [...releaseLines(context), ...evaluationLines(result, context), ...diagnosticTexts(result, context)];
  if (text.length > 0) process.stderr.write(text.join(""));
}

function releaseLines({ chosen, started: { options }, flags }: BegunLowering): string[] {
  const { release, reason, unknownVersion } = chosen;
  const warning =
    unknownVersion === undefined
      ? []
      : [`nixctr: warning: the nixpkgs in use is ${unknownVersion}, which is not known; lowering as ${release.name}\n`];
  if (flags.quiet) return warning;
  const verbose = [
    `nixctr: nix is ${options.nix}\n`,
    `nixctr: lib is ${options.nixpkgs === undefined ? "nixctr's own" : `that of ${options.nixpkgs}`}\n`,
    `nixctr: known by ${release.knownBy}\n`,
  ];
  return [...warning, `nixctr: lowering for NixOS ${release.name} (${reason})\n`, ...(flags.verbose ? verbose : [])];
}

function evaluationLines({ notes }: LowerResult, { flags }: BegunLowering): string[] {
  if (flags.quiet) return [];
  return [
    ...notes.traces.map((trace) => said("trace: ", trace)),
    ...notes.warnings.map((warning) => said("nixctr: nix: ", warning)),
  ];
}

/** Lines after the first stand below it, where nobody takes them for nixctr's own. */
function said(by: string, text: string): string {
  return `${by}${printable(text).replaceAll("\n", `\n${" ".repeat(by.length)}`)}\n`;
}

function diagnosticTexts({ diagnostics }: LowerResult, { started: { options }, flags }: BegunLowering): string[] {
  const sources = new Map<string, string | undefined>();
  const sourceOf = (file: string): string | undefined => {
    if (!sources.has(file)) sources.set(file, readSource(file, options.input));
    return sources.get(file);
  };
  const colour = flags.color && usesColour(process.stderr, process.env);
  const width = Math.min(process.stderr.columns ?? 80, MAX_WIDTH);
  return diagnostics
    .filter(({ severity }) => !flags.quiet || severity !== "hint")
    .map((diagnostic) => {
      const text = renderPretty(printableDiagnostic(diagnostic), { readSource: sourceOf, showFile, colour, width });
      return diagnostic.severity === "hint" ? text : `${text}\n`;
    });
}

/** Files below the working directory are shown as one would type them. */
function showFile(file: string): string {
  const directory = `${process.cwd()}/`;
  return file.startsWith(directory) ? file.slice(directory.length) : file;
}
