import { containersOption } from "../../../options/container-options.ts";
import type { NixType } from "../../../options/nix-type.ts";
import type { Release } from "../../../releases/releases.ts";
import type { RandomConfiguration, RandomDefinition, Wrapping } from "../configuration.ts";
import type { Random } from "../random.ts";
import { typeAt } from "../type-at.ts";

type Written = Pick<RandomConfiguration, "modules" | "definitions">;

/** What stands around the sets of a configuration without changing what it means. */
export function randomWrappings(
  { modules, definitions }: Written,
  random: Random,
  release: Release,
): readonly Wrapping[] {
  const type = containersOption(release).type.toNix();
  return modules.flatMap((_, module) =>
    pathsAbove(definitions.filter((definition) => definition.module === module)).flatMap((loc) => {
      if (!random.chance(0.05)) return [];
      const [root, ...below] = loc;
      const found = root === "containers" ? typeAt(type, below) : undefined;
      const ways = waysAround({ module, loc, type: found }, definitions, release);
      return [{ module, loc, by: random.pick(ways) }];
    }),
  );
}

/** The paths of all sets that the definitions are in. */
function pathsAbove(definitions: readonly RandomDefinition[]): readonly (readonly string[])[] {
  const paths = definitions.flatMap(({ loc }) => loc.map((_, length) => loc.slice(0, length)));
  return [...new Map(paths.map((path) => [path.join("\0"), path])).values()];
}

interface Place {
  readonly module: number;
  readonly loc: readonly string[];
  /** The type of the option there, of those below `containers`. */
  readonly type: NixType | undefined;
}

function waysAround(
  { module, loc, type }: Place,
  definitions: readonly RandomDefinition[],
  { rules }: Release,
): readonly string[] {
  const below = definitions.filter((definition) => loc.every((name, at) => definition.loc[at] === name));
  const isOption = type !== undefined;
  const isSubmodule = type?.kind === "submodule";
  // Nobody else's definitions can be dropped for it.
  const isAlone = isOption && below.every((definition) => definition.module === module);
  // A function is a whole module, in which such a name means something else.
  const isModule = isSubmodule && !below.some((definition) => RESERVED.has(definition.loc[loc.length] ?? ""));
  return [
    "lib.mkIf true",
    "lib.mkIf (1 < 2)",
    "lib.mkMerge",
    ...(isAlone ? ["lib.mkForce", "lib.mkDefault"] : []),
    ...(isOption && !(isSubmodule && rules.unorderedSubmodules) ? ["lib.mkBefore", "lib.mkAfter"] : []),
    ...(isModule ? ["{ ... }:", "{ name, ... }:"] : []),
  ];
}

const RESERVED: ReadonlySet<string> = new Set(["config", "options", "imports", "_module"]);
