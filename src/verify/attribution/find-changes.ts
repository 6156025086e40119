import type { ChangeId } from "../../../lowering/releases/changes.ts";
import { withToggled } from "../../releases/releases.ts";
import type { Mismatch } from "../verification.ts";
import type { AttributionInput } from "./attribute.ts";
import { candidatesFor } from "./candidate-changes.ts";
import { differenceSize } from "./difference-size.ts";

/** The changes that bring both sides as close together as toggling changes can. */
export interface Trial {
  readonly toggled: ReadonlySet<ChangeId>;
  /** What still differs. */
  readonly mismatches: readonly Mismatch[];
  /** What differs without one of them. */
  readonly without: ReadonlyMap<ChangeId, readonly Mismatch[]>;
}

/** More changes than these hardly explain one configuration, and each costs an experiment for every candidate. */
const MOST_CHANGES = 8;

interface Step {
  readonly toggled: ReadonlySet<ChangeId>;
  readonly mismatches: readonly Mismatch[];
}

/** Toggles one change after the other, each time the one that leaves the least difference, and drops what is not needed. */
export async function findChanges(mismatches: readonly Mismatch[], input: AttributionInput): Promise<Trial> {
  const { likely, refuted = new Set(), isKnown = () => false } = input;
  let step = await best({ toggled: new Set(), mismatches }, input, [new Set(likely)]);
  while (!step.mismatches.every(isKnown) && step.toggled.size < MOST_CHANGES) {
    const { toggled } = step;
    const candidates = candidatesFor(step.mismatches, input.release).filter((id) => !refuted.has(id));
    const next = await best(step, input, moreThan(toggled, candidates));
    if (next === step) break;
    step = next;
  }
  return withoutNeedless(step, input);
}

/** The first of the sets that leaves the least difference; the step itself where none leaves less. */
async function best(step: Step, input: AttributionInput, sets: readonly ReadonlySet<ChangeId>[]): Promise<Step> {
  let found = step;
  for (const toggled of sets) {
    if (differenceSize(found.mismatches) === 0) break;
    const mismatches = await mismatchesWith(toggled, input);
    if (differenceSize(mismatches) < differenceSize(found.mismatches)) found = { toggled, mismatches };
  }
  return found;
}

function moreThan(toggled: ReadonlySet<ChangeId>, candidates: readonly ChangeId[]): readonly ReadonlySet<ChangeId>[] {
  return candidates.filter((id) => !toggled.has(id)).map((id) => new Set([...toggled, id]));
}

async function withoutNeedless(step: Step, input: AttributionInput): Promise<Trial> {
  let { toggled } = step;
  const size = differenceSize(step.mismatches);
  const without = new Map<ChangeId, readonly Mismatch[]>();
  for (const id of step.toggled) {
    const fewer = minus(toggled, id);
    if (differenceSize(await mismatchesWith(fewer, input)) <= size) toggled = fewer;
  }
  for (const id of toggled) without.set(id, await mismatchesWith(minus(toggled, id), input));
  return { toggled, mismatches: await mismatchesWith(toggled, input), without };
}

function minus(toggled: ReadonlySet<ChangeId>, id: ChangeId): ReadonlySet<ChangeId> {
  return new Set([...toggled].filter((other) => other !== id));
}

function mismatchesWith(
  toggled: ReadonlySet<ChangeId>,
  { release, experiment }: AttributionInput,
): Promise<readonly Mismatch[]> {
  return experiment({ release: withToggled(release, toggled) });
}
