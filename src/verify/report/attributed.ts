import { attribute, type Attribution } from "../attribution/attribute.ts";
import type { Verification } from "../verification.ts";
import type { Verified } from "./verified.ts";

/** A host with thousands of containers can take long for each experiment. */
const MOST_SECONDS = 60;

/**
 * What is known of the causes of the mismatches of a configuration. What explained those before it is tried first. Where
 * it is ended early, be it for taking too long, nothing is known: an experiment that is missing shows nothing.
 */
export async function attributed(
  { mismatches, release, experiment, setOptions }: Verification,
  before: readonly Verified[],
  abort: AbortSignal,
): Promise<readonly Attribution[]> {
  if (mismatches.length === 0) return [];
  const found = before.flatMap(({ attributions }) => attributions.flatMap(({ changes }) => changes));
  const likely = [...new Set(found.map(({ id }) => id))];
  const ending = AbortSignal.any([abort, AbortSignal.timeout(MOST_SECONDS * 1000)]);
  try {
    const { attributions } = await attribute(mismatches, {
      release,
      async experiment(variant) {
        const found = await experiment(variant);
        // What was interrupted shows nothing.
        ending.throwIfAborted();
        return found;
      },
      setOptions,
      likely,
    });
    return attributions;
  } catch (error) {
    if (error === ending.reason) return [];
    throw error;
  }
}
