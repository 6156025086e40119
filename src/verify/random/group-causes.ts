import type { ChangeId } from "../../../lowering/releases/changes.ts";
import { attribute, type AttributedChange } from "../attribution/attribute.ts";
import type { Mismatch, Verification } from "../verification.ts";
import { causeOf } from "./cause-of.ts";
import type { RandomConfiguration } from "./configuration.ts";

/** A configuration on which the two sides do not agree. */
export interface Example {
  readonly index: number;
  readonly configuration: RandomConfiguration;
  readonly verification: Verification;
}

/** Examples that differ for one reason. */
export interface CauseGroup {
  /** The changes of releases that explain them; empty where none do. */
  readonly changes: readonly AttributedChange[];
  /** The changes that nixctr's side has to be made with for the mismatches to be seen alone. */
  readonly toggled: ReadonlySet<ChangeId>;
  /** What `causeOf` says of their mismatches. */
  readonly causes: ReadonlySet<string>;
  readonly examples: readonly Example[];
}

/** Puts those together that differ for the same reason, each under every reason that it has. */
export async function groupCauses(
  examples: readonly Example[],
  onExample: (done: number) => void,
): Promise<readonly CauseGroup[]> {
  const groups = new Map<string, CauseGroup>();
  const likely = new Set<ChangeId>();
  for (const [done, example] of examples.entries()) {
    for (const reason of await reasonsOf(example, likely, groups)) {
      const known = groups.get(reason.key);
      const causes = new Set([...(known?.causes ?? []), ...reason.causes]);
      groups.set(reason.key, { ...reason, causes, examples: [...(known?.examples ?? []), example] });
      for (const { id } of reason.changes) likely.add(id);
    }
    onExample(done + 1);
  }
  return [...groups.values()];
}

interface Reason extends Omit<CauseGroup, "examples"> {
  readonly key: string;
}

async function reasonsOf(
  { verification }: Example,
  likely: ReadonlySet<ChangeId>,
  groups: ReadonlyMap<string, CauseGroup>,
): Promise<readonly Reason[]> {
  const { mismatches } = verification;
  const isKnown = (mismatch: Mismatch): boolean => groups.has(causeOf(mismatch));
  const found = await attribute(mismatches, { ...verification, likely: [...likely], isKnown });
  const explained = found.attributions
    .filter(({ changes }) => changes.length > 0)
    .map(({ mismatch, changes }): Reason => {
      const key = changes.map(({ id }) => id).join(" ");
      return { key, changes, toggled: new Set(), causes: new Set([causeOf(mismatch)]) };
    });
  const unexplained = found.rest.map((mismatch): Reason => {
    const key = causeOf(mismatch);
    return { key, changes: [], toggled: found.changes, causes: new Set([key]) };
  });
  return together([...explained, ...unexplained]);
}

/** One reason for each key. */
function together(reasons: readonly Reason[]): readonly Reason[] {
  const byKey = new Map<string, Reason>();
  for (const reason of reasons) {
    const causes = new Set([...(byKey.get(reason.key)?.causes ?? []), ...reason.causes]);
    byKey.set(reason.key, { ...reason, causes });
  }
  return [...byKey.values()];
}
