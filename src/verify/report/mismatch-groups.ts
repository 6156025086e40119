import { changedLines, withoutName } from "../../diff/difference-groups.ts";
import { groupBy } from "../../group-by.ts";
import { unifiedHunks } from "../../diff/unified-hunks.ts";
import type { Attribution } from "../attribution/attribute.ts";
import { isSame } from "../attribution/same-artifact.ts";
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
  const found = verification.mismatches.map((mismatch) => {
    const hunks = hunksOf(mismatch);
    const attribution = attributions.find((one) => isSame(one.mismatch, mismatch));
    return { mismatch, hunks, attribution };
  });
  const groups = groupBy(found, ({ mismatch: { kind, name, container }, hunks }) =>
    withoutName([kind, name, changedLines(hunks)].join("\0"), container),
  );
  return [...groups.values()].map(([{ mismatch, ...first }, ...others]) => {
    return { first: mismatch, ...first, others: others.flatMap((other) => other.mismatch.container ?? []) };
  });
}

/** Whether a text ends in a newline is only shown where nothing else differs. */
function hunksOf({ expected = "", actual = "" }: Mismatch): string {
  const [before, after] = [ended(expected), ended(actual)];
  return before === after ? unifiedHunks(expected, actual) : unifiedHunks(before, after);
}

function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
