import type { NamedOption } from "../../../options/option-declaration.ts";
import type { Release } from "../../../releases/releases.ts";
import type { Expression } from "../expression.ts";
import type { Random } from "../random.ts";

/** What the values of an option are made from. */
export interface ValueContext {
  readonly random: Random;
  readonly release: Release;
  /** The option's example, as one writes it. */
  readonly example: string;
  /** The options of the submodules inside. */
  readonly nested: readonly NamedOption[];
  /** Conditions of which nobody knows whether they hold; none where that is of consequence. */
  readonly conditions: readonly string[];
  /** Whether the module defines the option too, as strongly as `mkDefault` does. */
  readonly hasOwnDefinition: boolean;
}

/** The context outside of all options. */
export function contextFor(random: Random, release: Release): ValueContext {
  return { random, release, example: "", nested: [], conditions: [], hasOwnDefinition: false };
}

/** A definition, by the path below the option that it is of. */
export interface Placed {
  readonly loc: readonly string[];
  readonly value: Expression;
}

/** The strings in an example. */
export function stringsIn({ example }: Pick<ValueContext, "example">): readonly string[] {
  return [...example.matchAll(/"((?:[^"\\]|\\.)*)"/g)].flatMap(([, text]) => text ?? []);
}

/** Definitions of the option itself. */
export function here(values: readonly Expression[]): readonly Placed[] {
  return values.map((value) => ({ loc: [], value }));
}

/** Definitions of what is at a path, as seen from where the path begins. */
export function below(path: readonly string[], definitions: readonly Placed[]): readonly Placed[] {
  return definitions.map(({ loc, value }) => ({ loc: [...path, ...loc], value }));
}
