import { groupBy } from "../../group-by.ts";
import { artifactKey } from "../artifact-key.ts";
import type { Mismatch } from "../verification.ts";
import type { AttributionInput } from "./attribute.ts";
import { linesOnlyIn } from "./difference-size.ts";
import { narrowed } from "./narrow.ts";

/**
 * The options of the container without which lines of an artifact are gone, or different, that nixctr has and NixOS has
 * not; by `artifactKey`. Of lines that only NixOS has there is no experiment: it would take another evaluation of NixOS.
 */
export async function optionsBehind(
  mismatches: readonly Mismatch[],
  input: AttributionInput,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const behind = new Map<string, string[]>();
  const asked = mismatches.filter(({ kind, expected, actual }) => {
    return kind !== "refusal" && linesOnlyIn(actual, expected).length > 0;
  });
  for (const [container, found] of groupBy(asked, (mismatch) => mismatch.container)) {
    if (container === null) continue;
    for (const option of input.setOptions(container)) {
      for (const mismatch of await dependingOn({ container, option }, found, input)) {
        const key = artifactKey(mismatch);
        behind.set(key, [...(behind.get(key) ?? []), option]);
      }
    }
  }
  return behind;
}

/** Those of the mismatches of a container that have other lines without an option. */
async function dependingOn(
  unset: { readonly container: string; readonly option: string },
  mismatches: readonly Mismatch[],
  { release, experiment }: AttributionInput,
): Promise<readonly Mismatch[]> {
  const only = [unset.container];
  const left = narrowed(await experiment({ release, unset, only }), only);
  // Without an option that has to be defined there is nothing at all.
  if (left.some(({ kind }) => kind === "refusal")) return [];
  const now = new Map(left.map((mismatch) => [artifactKey(mismatch), mismatch]));
  return mismatches.filter((mismatch) => {
    const { expected, actual } = mismatch;
    const lines = linesOnlyIn(actual, expected);
    // Where the artifact is equal by now, the lines are gone too.
    const kept = linesOnlyIn(now.get(artifactKey(mismatch))?.actual, expected);
    return linesOnlyIn(lines.join("\n"), kept.join("\n")).length > 0;
  });
}
