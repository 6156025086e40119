import { hostOptionsIn } from "../../../options/host-declarations.ts";
import type { Release } from "../../../releases/releases.ts";
import { list, nix, string } from "../expression.ts";
import type { Random } from "../random.ts";
import { definitionsOf } from "../values/kinds-of-values.ts";
import { below, contextFor, type Placed } from "../values/value-context.ts";

/** Definitions of the options of the host that the containers module reads, and of what the whole host checks. */
export function hostDefinitions(random: Random, release: Release): readonly Placed[] {
  const options = hostOptionsIn(release).flatMap(({ loc, type, example }) => {
    const nixType = type.toNix();
    // The packages of another platform are another evaluation.
    if (!random.chance(nixType.kind === "platform" ? 0.01 : 0.05)) return [];
    const definitions = definitionsOf(nixType, { ...contextFor(random, release), example });
    return below(loc, definitions);
  });
  return [...options, ...(random.chance(0.06) ? [random.pick(CHECKS)] : [])];
}

const CHECKS: readonly Placed[] = [
  { loc: ["warnings"], value: list([string("beware")]) },
  { loc: ["assertions"], value: nix('[ { assertion = true; message = "all is well"; } ]') },
  { loc: ["assertions"], value: nix('[ { assertion = false; message = "the host says no"; } ]') },
  { loc: ["networking", "hostName"], value: string("host") },
];
