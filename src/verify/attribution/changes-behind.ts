import type { ChangeId } from "../../../lowering/releases/changes.ts";
import { artifactKey } from "../artifact-key.ts";
import type { Mismatch } from "../verification.ts";
import { differenceSize } from "./difference-size.ts";
import type { Trial } from "./find-changes.ts";

/**
 * The changes of a trial that are behind each mismatch, by `artifactKey`: with all of them toggled the artifact is equal,
 * without any one of them it is not. A change of which something else shows that it is not what the NixOS lacks or has
 * is behind nothing.
 */
export function changesBehind(
  mismatches: readonly Mismatch[],
  { toggled, mismatches: rest, without }: Trial,
): ReadonlyMap<string, readonly ChangeId[]> {
  const left = byKey(rest);
  const trials = [...toggled].map((id) => {
    const before = byKey(without.get(id) ?? []);
    return { id, before, isShown: bringsNearer(left, before) };
  });
  const behind = new Map<string, readonly ChangeId[]>();
  // Where one side is refused, nothing can be said of artifacts.
  if (isRefused(left)) return behind;
  for (const key of mismatches.map(artifactKey)) {
    if (left.has(key)) continue;
    const needed = trials.filter(({ before }) => before.has(key) || isRefused(before));
    const ids = needed.map(({ id }) => id);
    if (needed.every(({ isShown }) => isShown)) behind.set(key, ids);
  }
  return behind;
}

type Mismatches = ReadonlyMap<string, Mismatch>;

function byKey(mismatches: readonly Mismatch[]): Mismatches {
  return new Map(mismatches.map((mismatch) => [artifactKey(mismatch), mismatch]));
}

function isRefused(mismatches: Mismatches): boolean {
  return [...mismatches.values()].some(({ kind }) => kind === "refusal");
}

/**
 * Whether toggling a change has made every artifact that it touches differ less. One that differs as much as before shows
 * that the NixOS has that in another way; that some other artifact became equal is then by chance.
 */
function bringsNearer(left: Mismatches, before: Mismatches): boolean {
  if (isRefused(before)) return true;
  return [...new Set([...left.keys(), ...before.keys()])].every((key) => {
    const [now, once] = [left.get(key), before.get(key)];
    const isTouched = now?.actual !== once?.actual || now?.expected !== once?.expected;
    return !isTouched || sizeOf(now) < sizeOf(once);
  });
}

function sizeOf(mismatch: Mismatch | undefined): number {
  return mismatch === undefined ? 0 : differenceSize([mismatch]);
}
