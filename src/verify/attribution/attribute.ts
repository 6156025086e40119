import type { ChangeId } from "../../../lowering/releases/changes.ts";
import type { Release } from "../../releases/releases.ts";
import type { Mismatch } from "../verification.ts";
import { findChanges, type Trial } from "./find-changes.ts";
import { optionsBehind } from "./options-behind.ts";
import { isSame } from "./same-artifact.ts";

/** How nixctr's side is made in an experiment. */
export interface Variant {
  /** The release, or one that differs from it by some changes: see `withToggled`. */
  readonly release: Release;
  /** An option of a container that is left at its default. */
  readonly unset?: UnsetOption;
}

export interface UnsetOption {
  readonly container: string;
  readonly option: string;
}

/** What differs from NixOS when nixctr's side is made in that way. NixOS's side is the same in all experiments. */
export type Experiment = (variant: Variant) => Promise<readonly Mismatch[]>;

/** What attribution knows of the configuration that differs. */
export interface AttributionInput {
  readonly release: Release;
  readonly experiment: Experiment;
  /** The options of a container that are not at their defaults. */
  readonly setOptions: (container: string) => readonly string[];
  /** Changes to try first: what explained other configurations on the same nixpkgs. */
  readonly likely?: readonly ChangeId[];
  /** Changes that it cannot be: other configurations on the same nixpkgs would differ for them, and do not. */
  readonly refuted?: ReadonlySet<ChangeId>;
  /** Whether a mismatch is known to be one that no change explains: where all are, no change is searched for. */
  readonly isKnown?: (mismatch: Mismatch) => boolean;
}

export interface Attributed {
  /** One for each mismatch, in their order. */
  readonly attributions: readonly Attribution[];
  /** Those changes together that explain the most. */
  readonly changes: ReadonlySet<ChangeId>;
  /** What differs once these are toggled. After a refusal there may be something that was not to be seen before. */
  readonly rest: readonly Mismatch[];
}

/** What the experiments have shown of a mismatch. */
export interface Attribution {
  readonly mismatch: Mismatch;
  /** With all of them toggled the artifact is equal, without any one of them it is not. Empty where no such changes were found. */
  readonly changes: readonly AttributedChange[];
  /** The options of the container on which the lines depend that nixctr has and NixOS has not. */
  readonly options: readonly string[];
}

export interface AttributedChange {
  readonly id: ChangeId;
  /** What the nixpkgs is, beside the release that it is taken for. */
  readonly nixpkgs: "has it already" | "lacks it";
}

/** Finds by experiment what mismatches of one configuration stem from. */
export async function attribute(mismatches: readonly Mismatch[], input: AttributionInput): Promise<Attributed> {
  const found = await findChanges(mismatches, input);
  const attributions: Attribution[] = [];
  for (const mismatch of mismatches) {
    const changes = isGone(mismatch, found.mismatches) ? neededFor(mismatch, found) : [];
    attributions.push({
      mismatch,
      changes: changes.map((id) => ({ id, nixpkgs: input.release.has(id) ? "lacks it" : "has it already" })),
      options: await optionsBehind(mismatch, input),
    });
  }
  return { attributions, changes: found.toggled, rest: found.mismatches };
}

/** Whether an artifact is equal by now. Where one side is refused, nothing can be said of artifacts. */
function isGone(mismatch: Mismatch, rest: readonly Mismatch[]): boolean {
  return !rest.some((other) => isSame(other, mismatch) || other.kind === "refusal");
}

/** The changes of the trial without which a mismatch is there again; all of them where each has a substitute. */
function neededFor(mismatch: Mismatch, { toggled, without }: Trial): readonly ChangeId[] {
  const needed = [...toggled].filter((id) => !isGone(mismatch, without.get(id) ?? []));
  return needed.length === 0 ? [...toggled] : needed;
}
