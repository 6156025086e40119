import type { AttributedChange } from "../attribution/attribute.ts";
import type { Verified } from "../report/verified.ts";

/** What came of verifying random configurations. */
export interface RandomReport {
  readonly seed: number;
  readonly count: number;
  readonly release: string;
  readonly nixpkgs: string;
  /** How many both sides agree on: to lower the same, or to refuse with the same words. */
  readonly agreed: { readonly accepted: number; readonly refused: number };
  /** How many they do not agree on. */
  readonly differing: number;
  /** Those that could not be compared, and why. */
  readonly failures: readonly { readonly index: number; readonly failure: string }[];
  readonly causes: readonly Cause[];
  /** False when it was ended early: not all are verified then, and nothing is known of causes. */
  readonly complete: boolean;
  readonly seconds: { readonly nixos: number; readonly nixctr: number };
}

/** Why configurations differ. */
export interface Cause {
  /** What the nixpkgs lacks, or has already, beside the release: with these changes nothing differs. Empty where none were found. */
  readonly changes: readonly AttributedChange[];
  /** Indexes of the configurations that differ for it. */
  readonly configurations: readonly number[];
  readonly minimal: MinimalExample;
}

/** The smallest configuration that was found for a cause. */
export interface MinimalExample {
  /** The index of the configuration that it was made from. */
  readonly index: number;
  /** Path below its directory → text. */
  readonly files: ReadonlyMap<string, string>;
  /** What differs; of what no change explains, without what changes explain. */
  readonly verified: Verified;
}
