import { attribute, type Attribution } from "../attribution/attribute.ts";
import type { Verification } from "../verification.ts";
import type { Verified } from "./verified.ts";

/**
 * What is known of the causes of the mismatches of a configuration. What explained those before it is tried first. After
 * an abort no more is found out.
 */
export async function attributed(
  { mismatches, release, experiment, setOptions }: Verification,
  before: readonly Verified[],
  abort: AbortSignal,
): Promise<readonly Attribution[]> {
  if (mismatches.length === 0) return [];
  const found = before.flatMap(({ attributions }) => attributions.flatMap(({ changes }) => changes));
  const likely = [...new Set(found.map(({ id }) => id))];
  const { attributions } = await attribute(mismatches, {
    release,
    experiment: async (variant) => (abort.aborted ? mismatches : experiment(variant)),
    setOptions,
    likely,
  });
  return attributions;
}
