import type { Release } from "../../../releases/releases.ts";
import type { RandomConfiguration } from "../configuration.ts";
import { randomFor } from "../random.ts";
import { below } from "../values/value-context.ts";
import { containerDefinitions } from "./container-definitions.ts";
import { containerNames } from "./container-names.ts";
import { hostDefinitions } from "./host-definitions.ts";
import { withMistake } from "../mistakes/with-mistake.ts";
import { randomModules } from "./modules.ts";
import { withOwnOption } from "./own-options.ts";
import { randomWrappings } from "./wrappings.ts";

export interface GenerateOptions {
  readonly seed: number;
  readonly index: number;
  readonly release: Release;
}

/** How many configurations have a mistake, and how many containers a `config`. */
const MISTAKES = 0.25;
const GUESTS = 0.03;

/** A configuration, which depends on the seed, the index and the release alone. */
export function generateConfiguration({ seed, index, release }: GenerateOptions): RandomConfiguration {
  const random = randomFor(seed, index, release.name);
  const hasMistake = random.chance(MISTAKES);
  const names = containerNames(random);
  const containers = names.flatMap((name, at) => {
    const context = { random, release, before: names.slice(0, at), guests: GUESTS };
    return below(["containers", name], containerDefinitions(context));
  });
  const modules = randomModules(random);
  const definitions = [...containers, ...hostDefinitions(random, release)].map(({ loc, value }) => ({
    module: random.between(0, modules.length - 1),
    loc,
    value,
  }));
  const wrappings = randomWrappings({ modules, definitions }, random, release);
  const plain: RandomConfiguration = { modules, definitions, wrappings, mistake: null };
  const configuration = random.chance(0.15) ? withOwnOption(plain, random) : plain;
  return hasMistake ? withMistake(configuration, random, release) : configuration;
}
