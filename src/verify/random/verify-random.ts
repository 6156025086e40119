import { withToggled } from "../../releases/releases.ts";
import type { Verification, VerifyAll } from "../verification.ts";
import type { RandomConfiguration } from "./configuration.ts";
import { generateConfiguration } from "./generate/generate-configuration.ts";
import { type Example, groupCauses } from "./group-causes.ts";
import { causesOf, type VerifyAgain } from "./minimal-examples.ts";
import type { RandomGiven } from "./random-given.ts";
import type { Cause, RandomReport } from "./random-report.ts";
import { createSubjects } from "./subjects.ts";

/** Verifies random configurations, and finds why they differ where they do. */
export async function verifyRandom(given: RandomGiven): Promise<RandomReport> {
  const tally = emptyTally();
  const { seed, count, release, nixpkgs, abort } = given;
  const causes = await findCauses(tally, given).catch((error: unknown) => {
    if (abort.aborted) return undefined;
    throw error;
  });
  const { accepted, refused, differing, failures, seconds } = tally;
  return {
    seed,
    count,
    release: release.name,
    nixpkgs,
    agreed: { accepted, refused },
    differing: differing.length,
    failures,
    causes: causes ?? [],
    complete: causes !== undefined,
    seconds,
  };
}

/** Rejects when it is ended early. */
async function findCauses(tally: Tally, given: RandomGiven): Promise<readonly Cause[]> {
  const { count, seed, release, nixpkgs, verify, onProgress, abort } = given;
  const verifyAll = untilAborted(given.verifyAll, abort);
  const configurations = Array.from({ length: count }, (_, index) => generateConfiguration({ seed, index, release }));
  const subjectsOf = createSubjects(given);
  for await (const verification of verifyAll(subjectsOf(configurations), { ...verify, release })) {
    add(tally, verification, configurations);
    onProgress({ kind: "verifying", done: tally.done, of: count, differing: tally.differing.length });
  }
  const groups = await groupCauses(tally, (done) =>
    onProgress({ kind: "attributing", done, of: tally.differing.length }),
  );
  let tried = 0;
  const again: VerifyAgain = (some, toggled) => {
    onProgress({ kind: "shrinking", tried: (tried += some.length) });
    return collected(verifyAll(subjectsOf(some), { ...verify, release: withToggled(release, toggled) }));
  };
  return causesOf(groups, { again, nixos: nixpkgs });
}

/** Verifies until it is ended early, and throws then, also in what is done with the results. */
function untilAborted(verifyAll: VerifyAll, abort: AbortSignal): VerifyAll {
  return async function* (subjects, given) {
    for await (const verification of verifyAll(subjects, given)) {
      // What was interrupted has a result that means nothing.
      abort.throwIfAborted();
      yield {
        ...verification,
        async experiment(variant) {
          const mismatches = await verification.experiment(variant);
          abort.throwIfAborted();
          return mismatches;
        },
      };
    }
    abort.throwIfAborted();
  };
}

interface Tally {
  done: number;
  accepted: number;
  refused: number;
  readonly failures: { readonly index: number; readonly failure: string }[];
  readonly differing: Example[];
  /** Some of those that do not differ. */
  readonly agreeing: Verification[];
  seconds: { readonly nixos: number; readonly nixctr: number };
}

function emptyTally(): Tally {
  return {
    done: 0,
    accepted: 0,
    refused: 0,
    failures: [],
    differing: [],
    agreeing: [],
    seconds: { nixos: 0, nixctr: 0 },
  };
}

/** As many as a wrong explanation hardly agrees with, and few enough to ask all of them. */
const MOST_AGREEING = 40;

/** Adds the next configuration. */
function add(tally: Tally, verification: Verification, configurations: readonly RandomConfiguration[]): void {
  const { failure, mismatches, refusal, seconds } = verification;
  const index = tally.done;
  const configuration = configurations[index];
  tally.done += 1;
  tally.seconds = { nixos: tally.seconds.nixos + seconds.nixos, nixctr: tally.seconds.nixctr + seconds.nixctr };
  if (failure !== null) tally.failures.push({ index, failure });
  else if (mismatches.length === 0) {
    tally[refusal === null ? "accepted" : "refused"] += 1;
    if (tally.agreeing.length < MOST_AGREEING) tally.agreeing.push(verification);
  } else if (configuration !== undefined) tally.differing.push({ index, configuration, verification });
}

async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
