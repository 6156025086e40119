import { type ParseArgsConfig, parseArgs } from "node:util";

import { closestName } from "../diagnostics/closest-name.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `nixctr lower`. */
export interface LowerFlags {
  readonly release?: string;
  readonly nixpkgs?: string;
  readonly facts?: string;
  readonly system?: readonly string[];
  readonly only?: readonly string[];
  readonly format?: "cat" | "json";
  readonly out?: string;
  /** Seconds. */
  readonly timeout: number;
  /** MiB. */
  readonly maxMemory: number;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
}

/** What a command line asks for. */
export type Request =
  | { readonly kind: "help"; readonly command: "lower" | null }
  | { readonly kind: "version" }
  | { readonly kind: "lower"; readonly input: string | undefined; readonly flags: LowerFlags };

const OPTIONS = {
  release: { type: "string", short: "r" },
  nixpkgs: { type: "string" },
  eval: { type: "string" },
  facts: { type: "string" },
  system: { type: "string", multiple: true },
  only: { type: "string", multiple: true },
  format: { type: "string", short: "f" },
  out: { type: "string", short: "o" },
  timeout: { type: "string" },
  "max-memory": { type: "string" },
  quiet: { type: "boolean", short: "q" },
  verbose: { type: "boolean", short: "v" },
  "no-color": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const satisfies NonNullable<ParseArgsConfig["options"]>;

const COMMANDS = ["lower"];
const DEFAULT_SECONDS = 60;
const DEFAULT_MEBIBYTES = 4096;

/** Makes sense of the arguments after `nixctr`. Throws a `UsageError` for those that make none. */
export function parseCommandLine(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const [command, input, ...rest] = positionals;
  if (command !== undefined && !COMMANDS.includes(command)) throw unknown("command", command, COMMANDS);
  if (values.version === true) return { kind: "version" };
  if (values.help === true || command === undefined) {
    if (values.help !== true && args.length > 0) throw usage("no command given");
    return { kind: "help", command: command === undefined ? null : "lower" };
  }
  if (rest.length > 0) throw usage(`one INPUT at a time: ${positionals.slice(1).join(", ")}`);
  checkEval(values.eval);
  const { release, nixpkgs, facts, system, only, out } = values;
  const given = { release, nixpkgs, facts, system, only, out, format: format(values.format) };
  const flags: LowerFlags = {
    ...withoutUndefined(given),
    timeout: positive("timeout", values.timeout, DEFAULT_SECONDS),
    maxMemory: positive("max-memory", values["max-memory"], DEFAULT_MEBIBYTES),
    quiet: values.quiet === true,
    verbose: values.verbose === true,
    color: values["no-color"] !== true,
  };
  if (out !== undefined && flags.format !== undefined) {
    throw usage("--out writes files: it cannot be combined with --format");
  }
  return { kind: "lower", input, flags };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const name = /^Unknown option '--?([^']*)'/.exec(message)?.[1];
    if (name !== undefined)
      throw unknown(
        "option",
        `--${name}`,
        Object.keys(OPTIONS).map((known) => `--${known}`),
      );
    throw usage(message.replace(/^Option '(?:-\w, )?(--[\w-]+)[^']*'/, "option $1"));
  }
}

function unknown(kind: string, name: string, known: readonly string[]): UsageError {
  const meant = closestName(name, known);
  return usage(`unknown ${kind} ${name}${meant === undefined ? "" : `; did you mean ${meant}?`}`);
}

function checkEval(how: string | undefined): void {
  if (how === undefined || how === "standalone" || how === "auto") return;
  if (how === "nixos") throw usage("--eval nixos is not part of this version; there is standalone");
  throw usage(`--eval ${how}: has to be standalone, nixos or auto`);
}

function format(name: string | undefined): "cat" | "json" | undefined {
  if (name === undefined || name === "cat" || name === "json") return name;
  throw usage(`--format ${name}: has to be cat or json`);
}

function positive(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number) && number > 0) return number;
  throw usage(`--${option} ${text}: has to be a number greater than 0`);
}

function usage(message: string): UsageError {
  return new UsageError(message, { showHelp: true });
}

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> };

function withoutUndefined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
