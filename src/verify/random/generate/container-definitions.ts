import { containerOptions } from "../../../options/container-options.ts";
import type { NamedOption } from "../../../options/option-declaration.ts";
import type { Release } from "../../../releases/releases.ts";
import { call, showPath } from "../expression.ts";
import type { Random } from "../random.ts";
import { definitionsOf } from "../values/kinds-of-values.ts";
import { contextOf, definitionsOfOption, isRequired } from "../values/option-values.ts";
import { below, contextFor, type Placed, type ValueContext } from "../values/value-context.ts";

export interface ContainerContext {
  readonly random: Random;
  readonly release: Release;
  /** The containers whose values this one may ask for: those before it. */
  readonly before: readonly string[];
  /** How likely a container has a `config`, which takes seconds to evaluate. */
  readonly guests: number;
}

/** Definitions of the options of a container, by the path below it, that make a container which nothing is wrong with. */
export function containerDefinitions(context: ContainerContext): readonly Placed[] {
  const { random, release } = context;
  const options = containerOptions(release);
  const values: ValueContext = { ...contextFor(random, release), conditions: conditionsOn(context) };
  const sources = options.filter((option) => isSource(option, options));
  const chance = random.pick([0.08, 0.2, 0.2, 0.4]);
  const others = options.filter(
    (option) => !sources.includes(option) && random.chance(isSeldom(option) ? 0.03 : chance),
  );
  return [
    ...sourceDefinitions(sources, values, context.guests),
    ...others.flatMap((option) => definitionsOfOption(option, values)),
  ];
}

/** Whether the option is one that another follows from, or one that follows from others: only one of these is defined. */
function isSource({ name, definedFrom = [] }: NamedOption, options: readonly NamedOption[]): boolean {
  return definedFrom.length > 0 || options.some((option) => option.definedFrom?.some((source) => source === name));
}

/** What only a `config` is evaluated with. */
function isSeldom({ opaque }: NamedOption): boolean {
  return opaque === true;
}

function sourceDefinitions(sources: readonly NamedOption[], context: ValueContext, guests: number): readonly Placed[] {
  const { random } = context;
  const source = random.weighted(sources.map((option) => [weightOf(option, guests), option] as const));
  const required = { ...context, conditions: [] };
  const type = source.type.toNix();
  // Null would be none.
  const definitions = below(
    [source.name],
    definitionsOf(type.kind === "nullOr" ? type.of : type, contextOf(source, required)),
  );
  const other = sources.find(isRequired);
  if (source.opaque !== true || other === undefined || !random.chance(0.2)) return definitions;
  // What is forced wins over what follows from the source.
  return [...definitions, { loc: [other.name], value: call("lib.mkForce", { kind: "string", text: "/forced" }) }];
}

function weightOf(option: NamedOption, guests: number): number {
  if (option.opaque === true) return guests;
  return isRequired(option) ? 1 - guests : 0.05;
}

/** Booleans of other containers. */
function conditionsOn({ release, before }: ContainerContext): readonly string[] {
  const flags = containerOptions(release).filter(({ type }) => type.toNix().kind === "bool");
  return before.flatMap((container) => flags.map(({ name }) => `config.${showPath(["containers", container, name])}`));
}
