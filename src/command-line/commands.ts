import type { ParseArgsConfig } from "node:util";

/** Every option of every command, as `parseArgs` of `node:util` takes them. */
export const OPTIONS = {
  release: { type: "string", short: "r" },
  nixpkgs: { type: "string", multiple: true },
  eval: { type: "string" },
  facts: { type: "string" },
  system: { type: "string", multiple: true },
  "no-systems": { type: "boolean" },
  only: { type: "string", multiple: true },
  from: { type: "string" },
  to: { type: "string" },
  format: { type: "string", short: "f" },
  out: { type: "string", short: "o" },
  "nixos-tests": { type: "boolean" },
  "deny-warnings": { type: "boolean" },
  fix: { type: "boolean" },
  "dry-run": { type: "boolean", short: "n" },
  random: { type: "string" },
  seed: { type: "string" },
  save: { type: "string" },
  timeout: { type: "string" },
  "max-memory": { type: "string" },
  quiet: { type: "boolean", short: "q" },
  verbose: { type: "boolean", short: "v" },
  "no-color": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const satisfies NonNullable<ParseArgsConfig["options"]>;

export type OptionName = keyof typeof OPTIONS;

/** What a command takes. */
export interface Command {
  readonly options: readonly OptionName[];
  /** The arguments beside the options, as messages name them, and how many there may be. */
  readonly operand: { readonly name: string; readonly atMost: number };
}

const GENERAL = ["no-color", "help", "version"] as const;
const EVALUATION = [
  "release",
  "nixpkgs",
  "eval",
  "facts",
  "system",
  "only",
  "format",
  "timeout",
  "max-memory",
  "quiet",
  "verbose",
  ...GENERAL,
] as const;

export const COMMANDS = {
  lower: { options: [...EVALUATION, "no-systems", "out"], operand: { name: "INPUT", atMost: 1 } },
  check: {
    options: [...EVALUATION, "no-systems", "deny-warnings", "fix", "dry-run"],
    operand: { name: "INPUT", atMost: Infinity },
  },
  diff: { options: [...EVALUATION, "no-systems", "from", "to"], operand: { name: "INPUT", atMost: 2 } },
  verify: {
    options: [
      ...EVALUATION.filter((option) => option !== "facts" && option !== "system"),
      "nixos-tests",
      "random",
      "seed",
      "save",
    ],
    operand: { name: "INPUT", atMost: Infinity },
  },
  options: {
    options: ["release", "from", "to", "nixpkgs", "format", "quiet", ...GENERAL],
    operand: { name: "OPTION", atMost: 1 },
  },
  explain: { options: GENERAL, operand: { name: "CODE", atMost: 1 } },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;

export const commandNames = Object.keys(COMMANDS);

export function isCommandName(name: string): name is CommandName {
  return commandNames.includes(name);
}
