import type { ChangeId } from "../../../lowering/releases/changes.ts";
import { withToggled } from "../../releases/releases.ts";
import { attribute, type Attributed, type AttributedChange } from "../attribution/attribute.ts";
import type { Mismatch, Verification } from "../verification.ts";
import { causeOf } from "../attribution/cause-of.ts";
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

/** Configurations that differ, and some that do not, with which every explanation has to agree. */
export interface Examples {
  readonly differing: readonly Example[];
  readonly agreeing: readonly Verification[];
}

/** What is learnt on the way. */
interface Known {
  readonly groups: Map<string, CauseGroup>;
  /** Changes that explained something. */
  readonly likely: Set<ChangeId>;
  /** Changes with which configurations would differ that do not. */
  readonly refuted: Set<ChangeId>;
}

/** Puts those together that differ for the same reason, each under every reason that it has. */
export async function groupCauses(
  { differing, agreeing }: Examples,
  onExample: (done: number) => void,
): Promise<readonly CauseGroup[]> {
  const known: Known = { groups: new Map(), likely: new Set(), refuted: new Set() };
  for (const [done, example] of differing.entries()) {
    const found = await attributed(example, agreeing, known);
    for (const reason of reasonsOf(found)) add(known.groups, reason, example);
    for (const id of found.changes) known.likely.add(id);
    onExample(done + 1);
  }
  return [...known.groups.values()];
}

/** Attributes the mismatches of an example to changes that agree with the other configurations. */
async function attributed(
  { verification }: Example,
  agreeing: readonly Verification[],
  { groups, likely, refuted }: Known,
): Promise<Attributed> {
  const isKnown = (mismatch: Mismatch): boolean => groups.has(causeOf(mismatch));
  for (;;) {
    const found = await attribute(verification.mismatches, { ...verification, likely: [...likely], refuted, isKnown });
    const wrong = await refutedBy(
      agreeing,
      [...found.changes].filter((id) => !likely.has(id)),
    );
    if (wrong.length === 0) return found;
    for (const id of wrong) refuted.add(id);
  }
}

/** Those of the changes with which configurations would differ that do not. */
async function refutedBy(agreeing: readonly Verification[], ids: readonly ChangeId[]): Promise<readonly ChangeId[]> {
  const wrong: ChangeId[] = [];
  for (const id of ids) {
    for (const { release, experiment } of agreeing) {
      const mismatches = await experiment({ release: withToggled(release, new Set([id])) });
      if (mismatches.length === 0) continue;
      wrong.push(id);
      break;
    }
  }
  return wrong;
}

interface Reason extends Omit<CauseGroup, "examples"> {
  readonly key: string;
}

function reasonsOf({ attributions, changes, rest }: Attributed): readonly Reason[] {
  const explained = attributions
    .filter((attribution) => attribution.changes.length > 0)
    .map(({ mismatch, changes: needed }): Reason => {
      const key = needed.map(({ id }) => id).join(" ");
      return { key, changes: needed, toggled: new Set(), causes: new Set([causeOf(mismatch)]) };
    });
  const unexplained = rest.map((mismatch): Reason => {
    const key = causeOf(mismatch);
    return { key, changes: [], toggled: changes, causes: new Set([key]) };
  });
  return together([...explained, ...unexplained]);
}

function add(groups: Map<string, CauseGroup>, { key, ...reason }: Reason, example: Example): void {
  const known = groups.get(key);
  const causes = new Set([...(known?.causes ?? []), ...reason.causes]);
  groups.set(key, { ...reason, causes, examples: [...(known?.examples ?? []), example] });
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
