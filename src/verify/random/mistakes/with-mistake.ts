import { containerOptions } from "../../../options/container-options.ts";
import type { Release } from "../../../releases/releases.ts";
import type { RandomConfiguration } from "../configuration.ts";
import { string } from "../expression.ts";
import type { Draft, Mistake } from "./draft.ts";
import { badCondition, failingExpression, recursion } from "./failing-expressions.ts";
import {
  badImport,
  badName,
  missingOption,
  notASet,
  strangeModule,
  twoSources,
  undeclaredOption,
  unknownOption,
} from "./wrong-structure.ts";
import {
  badNesting,
  conflict,
  missingInside,
  valueOfNeighbour,
  wrongElement,
  wrongHostType,
  wrongInside,
  wrongType,
} from "./wrong-values.ts";
import type { Random } from "../random.ts";

/** What can be wrong with a configuration, and how often it is that. */
export const mistakes: Readonly<Record<string, { readonly weight: number; readonly make: Mistake }>> = {
  "wrong type": { weight: 5, make: wrongType },
  "wrong type of a host's option": { weight: 1, make: wrongHostType },
  "wrong element": { weight: 2, make: wrongElement },
  "wrong value inside": { weight: 4, make: wrongInside },
  "missing value inside": { weight: 2, make: missingInside },
  "value of another release": { weight: 2, make: valueOfNeighbour },
  "conflicting values": { weight: 4, make: conflict },
  "properties in the wrong order": { weight: 2, make: badNesting },
  "unknown option": { weight: 3, make: unknownOption },
  "missing option": { weight: 1, make: missingOption },
  "two sources": { weight: 1, make: twoSources },
  "bad name": { weight: 1, make: badName },
  "not a set": { weight: 1, make: notASet },
  "bad import": { weight: 2, make: badImport },
  "strange attribute of a module": { weight: 1, make: strangeModule },
  "undeclared option": { weight: 1, make: undeclaredOption },
  "failing expression": { weight: 4, make: failingExpression },
  "infinite recursion": { weight: 1, make: recursion },
  "bad condition": { weight: 1, make: badCondition },
};

/** The configuration with one mistake. */
export function withMistake(configuration: RandomConfiguration, random: Random, release: Release): RandomConfiguration {
  const draft = draftOf(configuration, random, release);
  const rows = Object.entries(mistakes).map(([name, { weight, make }]) => [weight, { name, make }] as const);
  const { name, make } = random.weighted(rows);
  const made = make(draft);
  if (made !== undefined) return { ...made, mistake: name };
  // There is a place for this one in every container.
  const failing = failingExpression(draft);
  return failing === undefined ? configuration : { ...failing, mistake: "failing expression" };
}

/** A configuration has a container to make mistakes in; one is added where it has none. */
function draftOf(configuration: RandomConfiguration, random: Random, release: Release): Draft {
  const names = configuration.definitions.flatMap(({ loc: [first, name] }) => (first === "containers" && name) || []);
  if (names.length > 0) return { configuration, random, release, container: random.pick(names) };
  const path = containerOptions(release).find(({ definedFrom }) => definedFrom !== undefined);
  const loc = ["containers", "web", path?.name ?? "path"];
  const definitions = [...configuration.definitions, { module: 0, loc, value: string("/system") }];
  return { configuration: { ...configuration, definitions }, random, release, container: "web" };
}
