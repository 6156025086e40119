import type { Attribution } from "../attribution/attribute.ts";
import type { Verification } from "../verification.ts";

/** A verified configuration, as reports tell it. */
export interface Verified {
  readonly verification: Verification;
  /** The NixOS that it is compared with, as the command line names it. */
  readonly nixos: string;
  /** What is known of the causes of its mismatches. */
  readonly attributions: readonly Attribution[];
}

export type Outcome =
  | "equal"
  /** Both sides refuse it with the same words. */
  | "refused"
  | "different"
  /** It could not be compared. */
  | "failed";

/** What came of a configuration. */
export function outcomeOf({ failure, mismatches, refusal }: Verification): Outcome {
  if (failure !== null) return "failed";
  if (mismatches.length > 0) return "different";
  return refusal === null ? "equal" : "refused";
}
