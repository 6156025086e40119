import type { Position } from "../definitions/definition.ts";
import type { AnsweredDefinition, Question, Surroundings } from "../evaluation/surroundings.ts";
import type { Said, Setting } from "./host-surroundings.ts";

// As systemd reads a boolean.
const YES = ["1", "yes", "y", "true", "t", "on"];
const NO = ["0", "no", "n", "false", "f", "off"];

/**
 * Looks up what is known of the host's options. Where a value is not of the expected type it counts as unknown; to look
 * up what no question asks for is an error.
 */
export class AnswerReader {
  readonly #definitions: ReadonlyMap<string, readonly AnsweredDefinition[]>;
  readonly #names = new Map<string, Map<string, Position>>();
  readonly #unknown: readonly (readonly string[])[];
  readonly #questions: readonly Question[];

  constructor({ answers, unknown }: Surroundings, questions: readonly Question[]) {
    this.#questions = questions;
    this.#definitions = new Map(answers.map(({ loc, definitions }) => [keyOf(loc), definitions]));
    this.#unknown = unknown;
    for (const { loc, definitions } of answers) {
      const [first] = definitions;
      const parent = keyOf(loc.slice(0, -1));
      const siblings = this.#names.get(parent) ?? new Map<string, Position>();
      if (first !== undefined) siblings.set(loc.at(-1) ?? "", first.at);
      this.#names.set(parent, siblings);
    }
  }

  /** The names below a path that were asked for, with the place of the first definition; null when unknown. */
  names(loc: readonly string[]): ReadonlyMap<string, Position> | null {
    return this.#isUnknown([...loc, "*"], "names") ? null : (this.#names.get(keyOf(loc)) ?? new Map());
  }

  bool(loc: readonly string[]): Setting<boolean> {
    return this.#setting(loc, (value) => (typeof value === "boolean" ? value : undefined));
  }

  string(loc: readonly string[]): Setting<string> {
    return this.#setting(loc, (value) => (typeof value === "string" ? value : undefined));
  }

  number(loc: readonly string[]): Setting<number> {
    return this.#setting(loc, (value) => (typeof value === "number" ? value : undefined));
  }

  /** A boolean of a unit file, in any form that it may be written in. */
  systemdBool(loc: readonly string[]): Setting<boolean> {
    return this.#setting(loc, (value) => {
      const text = String(value).toLowerCase();
      return YES.includes(text) ? true : NO.includes(text) ? false : undefined;
    });
  }

  /** The elements of a list, whatever they are; null when there may be others. */
  list(loc: readonly string[]): readonly Said<unknown>[] | null {
    return this.#elements(loc, elementsOf);
  }

  /** The elements of a list of strings; null when there may be others. */
  strings(loc: readonly string[]): readonly Said<string>[] | null {
    return onlyStrings(this.#elements(loc, elementsOf));
  }

  /** The words of a string or of a list of strings, as in a unit file; null when there may be others. */
  words(loc: readonly string[]): readonly Said<string>[] | null {
    const texts = onlyStrings(this.#elements(loc, (value) => elementsOf(value) ?? (value === null ? [] : [value])));
    return texts && texts.flatMap(({ value, at }) => (value.match(/\S+/g) ?? []).map((word) => ({ value: word, at })));
  }

  #setting<T>(loc: readonly string[], read: (value: unknown) => T | undefined): Setting<T> {
    if (this.#isUnknown(loc, "values")) return null;
    const [first] = this.#definitions.get(keyOf(loc)) ?? [];
    if (first === undefined) return undefined;
    const value = read(first.value);
    return value === undefined ? null : { value, at: first.at };
  }

  #elements(
    loc: readonly string[],
    read: (value: unknown) => readonly unknown[] | undefined,
  ): readonly Said<unknown>[] | null {
    if (this.#isUnknown(loc, "values")) return null;
    const found: Said<unknown>[] = [];
    for (const { value, at } of this.#definitions.get(keyOf(loc)) ?? []) {
      const elements = read(value);
      if (elements === undefined) return null;
      found.push(...elements.map((element) => ({ value: element, at })));
    }
    return found;
  }

  #isUnknown(loc: readonly string[], wanted: Question["ask"]): boolean {
    if (!this.#questions.some(({ loc: asked, ask }) => (ask === wanted || ask === "values") && covers(asked, loc))) {
      throw new Error(`no question asks for the ${wanted} at ${loc.join(".")}`);
    }
    return this.#unknown.some((path) => isAlike(path, loc));
  }
}

function elementsOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Null where there is anything else. */
function onlyStrings(elements: readonly Said<unknown>[] | null): readonly Said<string>[] | null {
  const strings = elements?.flatMap(({ value, at }) => (typeof value === "string" ? [{ value, at }] : []));
  return strings !== undefined && strings.length === elements?.length ? strings : null;
}

/** Whether a question is one for a path, which may end in `*` itself. */
function covers(asked: readonly string[], loc: readonly string[]): boolean {
  return asked.length === loc.length && asked.every((name, index) => name === loc[index] || name === "*");
}

/** Whether two paths, in both of which `*` stands for any name, can be one. */
function isAlike(path: readonly string[], loc: readonly string[]): boolean {
  return (
    path.length === loc.length && path.every((name, index) => name === loc[index] || name === "*" || loc[index] === "*")
  );
}

function keyOf(loc: readonly string[]): string {
  return JSON.stringify(loc);
}
