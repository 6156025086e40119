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
  write: { type: "boolean", short: "w" },
  report: { type: "string" },
  guest: { type: "string" },
  accept: { type: "string", multiple: true },
  rename: { type: "string", multiple: true },
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

const MIGRATE = ["write", "dry-run", "report", "format", "quiet", "verbose", ...GENERAL] as const;
const MIGRATE_EVALUATION = ["nixpkgs", "eval", "facts", "only", "timeout", "max-memory", ...MIGRATE] as const;

/** The commands below `nixctr migrate`. */
export const MIGRATIONS = {
  release: {
    options: [...MIGRATE_EVALUATION, "from", "to", "system", "rename"],
    operand: { name: "INPUT", atMost: 1 },
  },
  imperative: {
    options: [...MIGRATE_EVALUATION, "release", "guest", "rename", "out"],
    operand: { name: "DIR", atMost: 1 },
  },
  native: {
    options: [...MIGRATE_EVALUATION, "release", "system", "out", "accept"],
    operand: { name: "INPUT", atMost: 1 },
  },
} as const satisfies Readonly<Record<string, Command>>;

export type MigrationName = keyof typeof MIGRATIONS;

export const migrationNames = Object.keys(MIGRATIONS);

export function isMigrationName(name: string): name is MigrationName {
  return migrationNames.includes(name);
}

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
  // What else there is depends on the migration.
  migrate: { options: MIGRATE, operand: { name: "MIGRATION", atMost: 1 } },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;

/** What there is help for. */
export type HelpTopic = CommandName | `migrate ${MigrationName}`;

export const commandNames = Object.keys(COMMANDS);

export function isCommandName(name: string): name is CommandName {
  return commandNames.includes(name);
}
