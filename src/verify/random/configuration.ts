import type { Expression } from "./expression.ts";

/** A configuration as data: its files are written from it, and it is made smaller by leaving parts of it out. */
export interface RandomConfiguration {
  /** The first is `configuration.nix`; each other one is imported by one before it. */
  readonly modules: readonly RandomModule[];
  readonly definitions: readonly RandomDefinition[];
  readonly wrappings: readonly Wrapping[];
  /** What is wrong with it on purpose; null where nothing is. */
  readonly mistake: string | null;
}

export interface RandomModule {
  /** The index of the module that imports it; -1 of the first. */
  readonly parent: number;
  readonly stands: "inline" | "file" | "directory";
  /** Whether it is a function although it needs no arguments. */
  readonly isFunction: boolean;
  /** Whether its definitions are in `config`. */
  readonly hasConfig: boolean;
  /** Options that it declares itself: the path, and what `mkOption` is given. */
  readonly declares: readonly (readonly [loc: readonly string[], option: string])[];
  /** Further elements of `imports`, and further attributes of the module such as `_file`. */
  readonly imports: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** A definition of an option in a module. */
export interface RandomDefinition {
  readonly module: number;
  readonly loc: readonly string[];
  readonly value: Expression;
}

/** What stands around the set in which a module defines all that is below a path. */
export interface Wrapping {
  readonly module: number;
  readonly loc: readonly string[];
  /** A function of `lib` with all but its last argument, or the head of a function, which ends in a colon. */
  readonly by: string;
}
