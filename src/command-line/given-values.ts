import { parseArgs } from "node:util";

import { closestName } from "../diagnostics/closest-name.ts";
import { OPTIONS } from "./commands.ts";
import { UsageError } from "./usage-error.ts";

/** The options as they are given. */
export type Values = ReturnType<typeof parseValues>["values"];

/** Splits the arguments after `nixctr`. Throws a `UsageError` for options that there are not. */
export function parseValues(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const name = /^Unknown option '--?([^']*)'/.exec(message)?.[1];
    if (name !== undefined) throw unknown("option", `--${name}`, longNames(Object.keys(OPTIONS)));
    throw usage(message.replace(/^Option '(?:-\w, )?(--[\w-]+)[^']*'/, "option $1"));
  }
}

/** The value of an option that has to be one of some names. Throws a `UsageError` for another one. */
export function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  throw usage(`--${option} ${given}: has to be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`);
}

/** The number that an option gives, or another where it is not given. Throws a `UsageError` for what is none. */
export function positive(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number) && number > 0) return number;
  throw usage(`--${option} ${text}: has to be a number greater than 0`);
}

/** A whole number, `least` or more. Throws a `UsageError` for anything else. */
export function whole(option: string, text: string, least: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw usage(`--${option} ${text}: has to be a whole number, ${least} or more`);
}

/** What is said of a name that is not known, with the one that is meant. */
export function unknown(kind: string, name: string, known: readonly string[]): UsageError {
  const meant = closestName(name, known);
  return usage(`unknown ${kind} ${name}${meant === undefined ? "" : `; did you mean ${meant}?`}`);
}

function longNames(names: readonly string[]): readonly string[] {
  return names.map((name) => `--${name}`);
}

/** A wrong command line, which the help says more about. */
export function usage(message: string): UsageError {
  return new UsageError(message, { showHelp: true });
}

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The properties that have a value. */
export function withoutUndefined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
