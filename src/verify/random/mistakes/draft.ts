import { containerOptions } from "../../../options/container-options.ts";
import type { NamedOption } from "../../../options/option-declaration.ts";
import type { Release } from "../../../releases/releases.ts";
import type { RandomConfiguration, RandomModule } from "../configuration.ts";
import type { Expression } from "../expression.ts";
import type { Random } from "../random.ts";

/** A configuration that a mistake is put into. */
export interface Draft {
  readonly configuration: RandomConfiguration;
  readonly random: Random;
  readonly release: Release;
  /** One of its containers. */
  readonly container: string;
}

/** Puts a mistake in; undefined where there is no place for it. */
export type Mistake = (draft: Draft) => RandomConfiguration | undefined;

/** The options of a container that have a value, other than those with which it stands and falls. */
export function plainOptions({ release }: Draft): readonly NamedOption[] {
  return containerOptions(release).filter((option) => option.opaque !== true && option.definedFrom === undefined);
}

/** The configuration in which these are all definitions of the option at a path, and of what is below it. */
export function definedAs(
  { configuration, random }: Draft,
  loc: readonly string[],
  values: readonly Expression[],
): RandomConfiguration {
  const last = configuration.modules.length - 1;
  const own = values.map((value) => ({ module: random.between(0, last), loc, value }));
  return { ...without(configuration, loc), definitions: [...without(configuration, loc).definitions, ...own] };
}

/** The configuration without what is defined at a path and below it. */
export function without(configuration: RandomConfiguration, loc: readonly string[]): RandomConfiguration {
  const isBelow = (other: readonly string[]): boolean => loc.every((name, at) => other[at] === name);
  return {
    ...configuration,
    definitions: configuration.definitions.filter((definition) => !isBelow(definition.loc)),
    wrappings: configuration.wrappings.filter((wrapping) => !isBelow(wrapping.loc)),
  };
}

/** The configuration with more in one of its modules. */
export function withModule(
  { configuration, random }: Draft,
  change: (module: RandomModule) => RandomModule,
): RandomConfiguration {
  const changed = random.between(0, configuration.modules.length - 1);
  const modules = configuration.modules.map((module, index) => (index === changed ? change(module) : module));
  return { ...configuration, modules };
}
