import type { BindMount } from "../../../../lowering/types.ts";
import type { Finding } from "../../common/plan.ts";
import type { Renaming } from "../../common/renaming.ts";
import { releaseMessages } from "../release-messages.ts";
import { newName } from "../rename/renamed-host.ts";
import type { EvaluatedSide } from "../trial/evaluate-side.ts";

/** Mounts of one mount point that were several, and are one for the new release. */
export function mergedMounts(
  before: EvaluatedSide,
  after: EvaluatedSide,
  renamings: readonly Renaming[],
): readonly Finding[] {
  return [...before.lowered.containers].flatMap(([name, { bindMounts }]) => {
    const now = after.lowered.containers.get(newName(name, renamings))?.bindMounts;
    const [were, are] = [countByPoint(bindMounts), countByPoint(now ?? {})];
    return [...were].flatMap(([mountPoint, count]): readonly Finding[] => {
      if (count === 1 || count === are.get(mountPoint)) return [];
      return [
        { severity: "warning", subject: `containers.${name}.bindMounts`, ...releaseMessages.mergedMounts(mountPoint) },
      ];
    });
  });
}

function countByPoint(mounts: Readonly<Record<string, BindMount>>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { mountPoint } of Object.values(mounts)) counts.set(mountPoint, (counts.get(mountPoint) ?? 0) + 1);
  return counts;
}
