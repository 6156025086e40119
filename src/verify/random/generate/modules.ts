import type { RandomModule } from "../configuration.ts";
import type { Random } from "../random.ts";

const FIRST: RandomModule = {
  parent: -1,
  stands: "file",
  isFunction: false,
  hasConfig: false,
  declares: [],
  imports: [],
  attributes: [],
};

/** The modules of a configuration, without what is in them. */
export function randomModules(random: Random): readonly RandomModule[] {
  const count = random.weighted([
    [3, 1],
    [4, 2],
    [3, 3],
    [1, 4],
  ]);
  return Array.from({ length: count }, (_, index): RandomModule => {
    const ways = { isFunction: random.chance(0.5), hasConfig: random.chance(0.2) };
    if (index === 0) return { ...FIRST, ...ways };
    const attributes = random.chance(0.04) ? [random.pick(ATTRIBUTES)] : [];
    const stands = random.pick(["inline", "file", "directory"] as const);
    return { ...FIRST, ...ways, attributes, parent: random.between(0, index - 1), stands };
  });
}

const ATTRIBUTES: RandomModule["attributes"] = [
  ["_file", '"elsewhere.nix"'],
  ["key", '"a-key"'],
];
