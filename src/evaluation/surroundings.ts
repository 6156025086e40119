import type { Position } from "../definitions/definition.ts";

/** Something to ask of the host's configuration, beside what the containers module reads. */
export interface Question {
  /**
   * `*` stands for every name there. What stands before the first `*` is an option, or the whole path when there is
   * none; below an option are values.
   */
  readonly loc: readonly string[];
  /** Whether only the names are wanted, or also what is defined there. */
  readonly ask: "names" | "values";
  /** Of the names that the last `*` stands for, only those that begin with one of these. */
  readonly prefixes?: readonly string[];
}

/** What the configuration defines at one path that was asked for. */
export interface Answer {
  /** With the actual names. */
  readonly loc: readonly string[];
  /** Those that win, in the order in which NixOS merges them. */
  readonly definitions: readonly AnsweredDefinition[];
}

export interface AnsweredDefinition {
  readonly at: Position;
  /** Plain JSON; absent where only names were asked for. */
  readonly value?: unknown;
}

/** What the configuration says of the rest of the host, as far as it was asked for. */
export interface Surroundings {
  /** Only of what is defined. */
  readonly answers: readonly Answer[];
  /**
   * Paths that could not be answered for certain, as something there only NixOS can evaluate. They have actual names as
   * far as those are known, and `*` where they are not.
   */
  readonly unknown: readonly (readonly string[])[];
}

/** The part of a question's `loc` that is an option. */
export function optionOf(loc: readonly string[]): readonly string[] {
  const star = loc.indexOf("*");
  return star === -1 ? loc : loc.slice(0, star);
}
