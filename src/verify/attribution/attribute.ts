import type { ChangeId } from "../../../lowering/releases/changes.ts";
import type { Release } from "../../releases/releases.ts";
import type { Mismatch } from "../verification.ts";
import { artifactKey } from "../artifact-key.ts";
import { changesBehind } from "./changes-behind.ts";
import { findChanges } from "./find-changes.ts";
import { optionsBehind } from "./options-behind.ts";

/** How nixctr's side is made in an experiment. */
export interface Variant {
  /** The release, or one that differs from it by some changes: see `withToggled`. */
  readonly release: Release;
  /** An option of a container that is left at its default. */
  readonly unset?: UnsetOption;
  /** The containers to make, beside what all of them share; all of them when absent. */
  readonly only?: readonly string[] | undefined;
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
  const trial = await findChanges(mismatches, input);
  const needed = changesBehind(mismatches, trial);
  const options = await optionsBehind(mismatches, input);
  const attributions = mismatches.map((mismatch): Attribution => {
    const key = artifactKey(mismatch);
    const changes = (needed.get(key) ?? []).map((id): AttributedChange => {
      return { id, nixpkgs: input.release.has(id) ? "lacks it" : "has it already" };
    });
    return { mismatch, changes, options: options.get(key) ?? [] };
  });
  return { attributions, changes: trial.toggled, rest: trial.mismatches };
}
