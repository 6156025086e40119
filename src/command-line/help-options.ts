import { wrapText } from "../diagnostics/wrap-text.ts";

/** An option as help lists it: how it is written, and what it is for. */
export type OptionHelp = readonly [written: string, purpose: string];

export const VERBOSE: OptionHelp = ["-v, --verbose", "more about what happens"];
export const NO_COLOR: OptionHelp = ["--no-color", "no colour, whatever the terminal"];
export const DEFAULT_RELEASE = "default: that of the nixpkgs in use, else the newest stable one";

export const LIMITS: readonly OptionHelp[] = [
  ["--timeout SECONDS", "default 60"],
  ["--max-memory MIB", "default 4096"],
];

/** What is evaluated, of every command that evaluates a configuration. `verb` is what the command does to it. */
export function evaluationHelp(verb: string): readonly OptionHelp[] {
  return [
    ["--nixpkgs PATH", "a nixpkgs whose lib and pkgs the configuration gets"],
    ["--eval HOW", "standalone or auto (default)"],
    ["--facts FILE", "JSON with what the host contributes"],
    ["--system NAME=PATH", "the system of a container with `config` (repeatable)"],
    ["--no-systems", "do not evaluate the systems of containers where NixOS is"],
    ["--only NAME", `${verb} this container alone (repeatable)`],
  ];
}

const WIDTH = 80;
const PURPOSE_COLUMN = 26;

/** The lines of options, what they are for below each other. */
export function optionLines(...options: readonly OptionHelp[]): string {
  return options.flatMap(linesOf).join("\n");
}

function linesOf([written, purpose]: OptionHelp): readonly string[] {
  // Those without a short form are in line with the long forms of the others.
  const label = (written.startsWith("--") ? "      " : "  ") + written;
  return wrapText(purpose, WIDTH - PURPOSE_COLUMN).map(
    (line, index) => (index === 0 ? label : "").padEnd(PURPOSE_COLUMN) + line,
  );
}
