import { parseArgs } from "node:util";

import { closestName } from "../diagnostics/closest-name.ts";
import { type CommandName, commandNames, COMMANDS, isCommandName, type OptionName, OPTIONS } from "./commands.ts";
import type {
  CheckFlags,
  DiffFlags,
  EvaluationFlags,
  LowerFlags,
  OptionsFlags,
  RandomFlags,
  ReleaseRange,
  Request,
  VerifyFlags,
} from "./request.ts";
import { UsageError } from "./usage-error.ts";

const DEFAULT_SECONDS = 60;
const DEFAULT_MEBIBYTES = 4096;

/** Makes sense of the arguments after `nixctr`. Throws a `UsageError` for those that make none. */
export function parseCommandLine(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const [command, ...operands] = positionals;
  if (command !== undefined && !isCommandName(command)) throw unknown("command", command, commandNames);
  if (values.version === true) return { kind: "version" };
  if (values.help === true || args.length === 0) return { kind: "help", command: command ?? null };
  if (command === undefined) throw usage("no command given");
  checkTaken(command, Object.keys(values), operands);
  const [first] = operands;
  switch (command) {
    case "lower":
      return { kind: "lower", input: first, flags: lowerFlags(values) };
    case "check":
      return {
        kind: "check",
        inputs: operands.length === 0 ? [undefined] : [...new Set(operands)],
        flags: checkFlags(values, operands),
      };
    case "diff":
      return {
        kind: "diff",
        inputs: operands.length === 0 ? [undefined] : operands,
        flags: diffFlags(values, operands),
      };
    case "verify":
      return {
        kind: "verify",
        inputs: operands.length === 0 ? [undefined] : [...new Set(operands)],
        flags: verifyFlags(values, operands),
      };
    case "options":
      return { kind: "options", option: first, show: optionsFlags(values) };
    case "explain":
      return { kind: "explain", code: first, color: values["no-color"] !== true };
  }
}

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const name = /^Unknown option '--?([^']*)'/.exec(message)?.[1];
    if (name !== undefined) throw unknown("option", `--${name}`, longNames(Object.keys(OPTIONS)));
    throw usage(message.replace(/^Option '(?:-\w, )?(--[\w-]+)[^']*'/, "option $1"));
  }
}

/** What one command takes, another may not. */
function checkTaken(command: CommandName, given: readonly string[], operands: readonly string[]): void {
  const { options, operand }: { readonly options: readonly OptionName[]; readonly operand: Operand } =
    COMMANDS[command];
  const taken: readonly string[] = options;
  const stranger = given.find((name) => !taken.includes(name));
  if (stranger !== undefined) throw usage(`nixctr ${command} has no option --${stranger}`);
  if (operands.length > operand.atMost) {
    throw usage(`${operand.atMost === 1 ? "one" : "two"} ${operand.name} at a time: ${operands.join(", ")}`);
  }
}

interface Operand {
  readonly name: string;
  readonly atMost: number;
}

function lowerFlags(values: Values): LowerFlags {
  const { out, format } = values;
  if (out !== undefined && format !== undefined) {
    throw usage("--out writes files: it cannot be combined with --format");
  }
  return {
    ...evaluationFlags(values),
    format: oneOf("format", format ?? "cat", ["cat", "json"]),
    ...(out !== undefined && { out }),
  };
}

function checkFlags(values: Values, operands: readonly string[]): CheckFlags {
  const dryRun = values["dry-run"] === true;
  if (dryRun && values.fix !== true) throw usage("--dry-run shows what --fix would do: it needs --fix");
  if (values.fix === true && operands.includes("-")) throw usage("--fix changes files: standard input is none");
  if (dryRun && values.format !== undefined) throw usage("--dry-run shows a diff: it cannot be combined with --format");
  return {
    ...evaluationFlags(values),
    format: oneOf("format", values.format ?? "pretty", ["pretty", "json", "sarif", "github"]),
    denyWarnings: values["deny-warnings"] === true,
    fix: values.fix === true ? (dryRun ? "show" : "write") : "no",
  };
}

function diffFlags(values: Values, operands: readonly string[]): DiffFlags {
  const range = releaseRange(values);
  if (operands.length < 2 && Object.keys(range).length === 0) {
    throw usage("nixctr diff compares two INPUTs, or one for two releases: --from and --to");
  }
  if (operands.length === 2 && operands.every((operand) => operand === "-")) {
    throw usage("standard input is one INPUT");
  }
  return {
    ...evaluationFlags(values),
    ...range,
    format: oneOf("format", values.format ?? "unified", ["unified", "json"]),
  };
}

function verifyFlags(values: Values, operands: readonly string[]): VerifyFlags {
  const { nixpkgs = [], format, ...others } = values;
  const nixosTests = values["nixos-tests"] === true;
  if (nixosTests && operands.length > 0) throw usage("--nixos-tests verifies what the nixpkgs has, and takes no INPUT");
  const random = randomFlags(values);
  if (random !== undefined && (nixosTests || operands.length > 0 || format === "github")) {
    throw usage("--random makes configurations of its own: it takes no INPUT, no --nixos-tests and no --format github");
  }
  return {
    ...evaluationFlags(others),
    nixpkgs: [...new Set(nixpkgs)],
    nixosTests,
    ...(random && { random }),
    format: oneOf("format", format ?? "pretty", ["pretty", "json", "github"]),
  };
}

function randomFlags({ random, seed, save }: Values): RandomFlags | undefined {
  if (random !== undefined) {
    return {
      count: whole("random", random, 1),
      seed: whole("seed", seed ?? "1", 0),
      save: save ?? "nixctr-mismatches",
    };
  }
  if (seed !== undefined || save !== undefined)
    throw usage("--seed and --save are for random configurations: --random N");
  return undefined;
}

function optionsFlags(values: Values): OptionsFlags {
  const { release, format, quiet } = values;
  return {
    ...withoutUndefined({ release, nixpkgs: onlyNixpkgs(values) }),
    ...releaseRange(values),
    format: oneOf("format", format ?? "table", ["table", "json", "markdown"]),
    quiet: quiet === true,
    color: values["no-color"] !== true,
  };
}

function releaseRange({ release, from, to }: Values): ReleaseRange {
  const range = withoutUndefined({ from, to });
  if (release !== undefined && Object.keys(range).length > 0) {
    throw usage("--release is for both: it cannot be combined with --from and --to");
  }
  return range;
}

function evaluationFlags(values: Values): EvaluationFlags {
  const { release, facts, system, only } = values;
  return {
    ...withoutUndefined({ release, nixpkgs: onlyNixpkgs(values), facts, system, only }),
    eval: oneOf("eval", values.eval ?? "auto", ["standalone", "nixos", "auto"]),
    systems: values["no-systems"] !== true,
    timeout: positive("timeout", values.timeout, DEFAULT_SECONDS),
    maxMemory: positive("max-memory", values["max-memory"], DEFAULT_MEBIBYTES),
    quiet: values.quiet === true,
    verbose: values.verbose === true,
    color: values["no-color"] !== true,
  };
}

/** `nixctr verify` alone takes several. */
function onlyNixpkgs({ nixpkgs = [] }: Pick<Values, "nixpkgs">): string | undefined {
  if (nixpkgs.length > 1) throw usage("--nixpkgs can be given once");
  return nixpkgs[0];
}

function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  throw usage(`--${option} ${given}: has to be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`);
}

function positive(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number) && number > 0) return number;
  throw usage(`--${option} ${text}: has to be a number greater than 0`);
}

function whole(option: string, text: string, least: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw usage(`--${option} ${text}: has to be a whole number, ${least} or more`);
}

function unknown(kind: string, name: string, known: readonly string[]): UsageError {
  const meant = closestName(name, known);
  return usage(`unknown ${kind} ${name}${meant === undefined ? "" : `; did you mean ${meant}?`}`);
}

function longNames(names: readonly string[]): readonly string[] {
  return names.map((name) => `--${name}`);
}

function usage(message: string): UsageError {
  return new UsageError(message, { showHelp: true });
}

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> };

function withoutUndefined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
