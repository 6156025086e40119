import { withoutName } from "../../diff/difference-groups.ts";
import { unifiedHunks } from "../../diff/unified-hunks.ts";
import { groupBy } from "../../group-by.ts";
import { artifactKey } from "../artifact-key.ts";
import type { Attribution } from "../attribution/attribute.ts";
import { linesOnlyIn } from "../attribution/difference-size.ts";
import type { Mismatch } from "../verification.ts";
import type { Verified } from "./verified.ts";

/** Mismatches that are the same but for the names of their containers. */
export interface MismatchGroup {
  readonly first: Mismatch;
  /** The hunks of a unified diff of the first, with three lines of context. */
  readonly hunks: string;
  readonly attribution: Attribution | undefined;
  /** The containers of the others. */
  readonly others: readonly string[];
}

/** Puts what containers have in common together, each group where its first member is. */
export function mismatchGroups({ verification, attributions }: Verified): readonly MismatchGroup[] {
  const known = new Map(attributions.map((attribution) => [artifactKey(attribution.mismatch), attribution]));
  const groups = groupBy(verification.mismatches, sameButForName);
  return [...groups.values()].map(([first, ...others]) => ({
    first,
    hunks: hunksOf(first),
    attribution: known.get(artifactKey(first)),
    others: others.flatMap(({ container }) => container ?? []),
  }));
}

/** Of the texts the lines that differ: those around hold values that differ from container to container. */
function sameButForName({ kind, name, container, expected, actual }: Mismatch): string {
  const lines = [linesOnlyIn(expected, actual), linesOnlyIn(actual, expected)];
  const isOrder = lines.flat().length === 0;
  const sides = isOrder ? [expected, actual] : [expected === undefined, actual === undefined];
  return withoutName([kind, name, JSON.stringify([sides, lines])].join("\0"), container);
}

/** Whether a text ends in a newline is only shown where nothing else differs. */
function hunksOf({ expected = "", actual = "" }: Mismatch): string {
  const [before, after] = [ended(expected), ended(actual)];
  return before === after ? unifiedHunks(expected, actual) : unifiedHunks(before, after);
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
