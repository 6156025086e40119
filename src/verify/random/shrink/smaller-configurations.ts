import type { RandomConfiguration, RandomModule } from "../configuration.ts";
import { simplerValues, withFewer } from "./simpler-values.ts";

/**
 * Configurations with less in them than this one, those first that leave out the most. `container` is one that is
 * likely enough.
 */
export function* smallerConfigurations(
  configuration: RandomConfiguration,
  container: string | null,
): Generator<RandomConfiguration> {
  yield* withOneContainer(configuration, container);
  yield* inOneModule(configuration);
  yield { ...configuration, wrappings: [] };
  for (const definitions of withFewer(configuration.definitions)) yield { ...configuration, definitions };
  for (const wrappings of withFewer(configuration.wrappings)) yield { ...configuration, wrappings };
  for (const [at, module] of configuration.modules.entries()) yield* withPlainer(configuration, module, at);
  for (const [at, definition] of configuration.definitions.entries()) {
    for (const value of simplerValues(definition.value)) {
      yield { ...configuration, definitions: configuration.definitions.with(at, { ...definition, value }) };
    }
  }
}

function withOneContainer(
  configuration: RandomConfiguration,
  container: string | null,
): readonly RandomConfiguration[] {
  const all = namesOf(configuration);
  const kept = [...(container === null ? [] : [container]), ...all.filter((name) => name !== container)];
  const only = (name: string, others: boolean): RandomConfiguration => ({
    ...configuration,
    definitions: configuration.definitions.filter(({ loc }) => (loc[0] === "containers" ? loc[1] === name : others)),
  });
  return [...kept.map((name) => only(name, false)), ...(all.length > 1 ? kept.map((name) => only(name, true)) : [])];
}

function namesOf({ definitions }: RandomConfiguration): readonly string[] {
  return [...new Set(definitions.flatMap(({ loc }) => (loc[0] === "containers" ? (loc[1] ?? []) : [])))];
}

/** All in the first module, with and without what the modules have beside their definitions. */
function inOneModule(configuration: RandomConfiguration): readonly RandomConfiguration[] {
  const { modules } = configuration;
  const [first] = modules;
  if (first === undefined) return [];
  const beside = {
    declares: modules.flatMap(({ declares }) => declares),
    imports: modules.flatMap(({ imports }) => imports),
    attributes: modules.flatMap(({ attributes }) => attributes),
  };
  const whole = {
    ...configuration,
    definitions: configuration.definitions.map((definition) => ({ ...definition, module: 0 })),
    wrappings: configuration.wrappings.map((wrapping) => ({ ...wrapping, module: 0 })),
  };
  return [
    { ...whole, modules: [{ ...plain(first), ...NOTHING }] },
    { ...whole, modules: [{ ...plain(first), ...beside }] },
  ];
}

const NOTHING: Pick<RandomModule, "declares" | "imports" | "attributes"> = {
  declares: [],
  imports: [],
  attributes: [],
};

function plain(module: RandomModule): RandomModule {
  return { ...module, isFunction: false, hasConfig: false };
}

function withPlainer(
  configuration: RandomConfiguration,
  module: RandomModule,
  at: number,
): readonly RandomConfiguration[] {
  const plainer: readonly RandomModule[] = [
    { ...plain(module), ...NOTHING },
    plain(module),
    { ...module, stands: "inline" },
    ...withFewer(module.imports).map((imports) => ({ ...module, imports })),
    ...withFewer(module.declares).map((declares) => ({ ...module, declares })),
    ...withFewer(module.attributes).map((attributes) => ({ ...module, attributes })),
  ];
  return plainer
    .filter(({ stands }) => at > 0 || stands === module.stands)
    .map((simple) => ({ ...configuration, modules: configuration.modules.with(at, simple) }));
}
