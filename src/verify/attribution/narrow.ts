import type { Mismatch, VerifiedKind } from "../verification.ts";
import { causeOf } from "./cause-of.ts";

/** What every container of a host can have a part in, so that it says nothing of some of them. */
const OF_ALL: ReadonlySet<VerifiedKind> = new Set(["refusal", "assertions", "warnings", "hosts"]);

/**
 * Containers that show every likely cause, one for each: what explains them is looked for in them alone, as a host can
 * have thousands. Undefined where it takes all of them.
 */
export function representatives(mismatches: readonly Mismatch[]): readonly string[] | undefined {
  if (mismatches.some(({ kind }) => OF_ALL.has(kind))) return undefined;
  const causes = new Map<string, string>();
  for (const mismatch of mismatches) {
    const cause = causeOf(mismatch);
    if (mismatch.container !== null && !causes.has(cause)) causes.set(cause, mismatch.container);
  }
  return causes.size === 0 ? undefined : [...new Set(causes.values())];
}

/** What of the mismatches some containers show. */
export function narrowed(mismatches: readonly Mismatch[], only: readonly string[] | undefined): readonly Mismatch[] {
  if (only === undefined) return mismatches;
  const names = new Set(only);
  return mismatches.filter(({ container, kind }) =>
    container === null ? kind === "refusal" || !OF_ALL.has(kind) : names.has(container),
  );
}
