import type { Release } from "../../releases/releases.ts";
import type { VerifyAll, VerifyGiven } from "../verification.ts";

/** What random configurations are verified with. */
export interface RandomGiven {
  readonly count: number;
  readonly seed: number;
  /** The release whose option model they are made from. */
  readonly release: Release;
  readonly nixpkgs: string;
  /** Such as `x86_64-linux`. */
  readonly system: string;
  readonly verify: Omit<VerifyGiven, "release">;
  readonly verifyAll: VerifyAll;
  /** An existing directory, where the configurations are while they are evaluated. */
  readonly directory: string;
  readonly onProgress: (progress: RandomProgress) => void;
  /** Ends it early. */
  readonly abort: AbortSignal;
}

export type RandomProgress =
  | { readonly kind: "verifying"; readonly done: number; readonly of: number; readonly differing: number }
  | { readonly kind: "attributing"; readonly done: number; readonly of: number }
  | { readonly kind: "shrinking"; readonly tried: number };
