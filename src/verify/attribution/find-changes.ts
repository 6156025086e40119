import type { ChangeId } from "../../../lowering/releases/changes.ts";
import { withToggled } from "../../releases/releases.ts";
import type { Mismatch } from "../verification.ts";
import type { AttributionInput } from "./attribute.ts";
import { candidatesFor } from "./candidate-changes.ts";
import { differenceSize } from "./difference-size.ts";
import { narrowed, representatives } from "./narrow.ts";

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

/** What differs with some changes toggled. */
type Toggle = (toggled: ReadonlySet<ChangeId>) => Promise<readonly Mismatch[]>;

/**
 * Toggles one change after the other, each time the one that leaves the least difference, and drops what is not needed:
 * on a few containers, and what it has come to on all of them.
 */
export async function findChanges(mismatches: readonly Mismatch[], input: AttributionInput): Promise<Trial> {
  const only = representatives(mismatches);
  const some: Toggle = async (toggled) => narrowed(await toggle(toggled, input, only), only);
  const steps = { ...input, toggle: some };
  const found = await stepsTowards({ toggled: new Set(), mismatches: narrowed(mismatches, only) }, steps);
  const toggled = await withoutNeedless(found, some);
  const without = new Map<ChangeId, readonly Mismatch[]>();
  if (toggled.size === 0) return { toggled, mismatches, without };
  for (const id of toggled) without.set(id, await toggle(minus(toggled, id), input));
  return { toggled, mismatches: await toggle(toggled, input), without };
}

interface StepInput extends AttributionInput {
  readonly toggle: Toggle;
}

async function stepsTowards(start: Step, input: StepInput): Promise<Step> {
  const { likely, refuted = new Set(), isKnown = () => false } = input;
  let step = await best(start, input, [new Set(likely)]);
  while (!step.mismatches.every(isKnown) && step.toggled.size < MOST_CHANGES) {
    const { toggled } = step;
    const candidates = candidatesFor(step.mismatches, input.release).filter((id) => !refuted.has(id));
    const next = await best(step, input, moreThan(toggled, candidates));
    if (next === step) break;
    step = next;
  }
  return step;
}

/** The first of the sets that leaves the least difference; the step itself where none leaves less. */
async function best(step: Step, input: StepInput, sets: readonly ReadonlySet<ChangeId>[]): Promise<Step> {
  let found = step;
  for (const toggled of sets) {
    if (differenceSize(found.mismatches) === 0) break;
    const mismatches = await input.toggle(toggled);
    if (differenceSize(mismatches) < differenceSize(found.mismatches)) found = { toggled, mismatches };
  }
  return found;
}

function moreThan(toggled: ReadonlySet<ChangeId>, candidates: readonly ChangeId[]): readonly ReadonlySet<ChangeId>[] {
  return candidates.filter((id) => !toggled.has(id)).map((id) => new Set([...toggled, id]));
}

/** Those of the changes without which more would differ. */
async function withoutNeedless(step: Step, mismatchesWith: Toggle): Promise<ReadonlySet<ChangeId>> {
  const size = differenceSize(step.mismatches);
  let { toggled } = step;
  for (const id of step.toggled) {
    const fewer = minus(toggled, id);
    if (differenceSize(await mismatchesWith(fewer)) <= size) toggled = fewer;
  }
  return toggled;
}

function minus(toggled: ReadonlySet<ChangeId>, id: ChangeId): ReadonlySet<ChangeId> {
  return new Set([...toggled].filter((other) => other !== id));
}

function toggle(
  toggled: ReadonlySet<ChangeId>,
  { release, experiment }: AttributionInput,
  only?: readonly string[],
): Promise<readonly Mismatch[]> {
  return experiment({ release: withToggled(release, toggled), only });
}
