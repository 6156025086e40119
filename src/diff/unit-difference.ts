import { hasChange } from "../../lowering/releases/changes.ts";
import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import { parseUnitFile, type UnitFile, valuesOf } from "./unit-file.ts";

/** In what two versions of a unit file differ, and what that makes necessary. */
export interface UnitDifference {
  /** What `compare_units` of `switch-to-configuration` returns. */
  readonly needs: "nothing" | "reload" | "restart";
  /** Names of directives that differ, in the order of the file: those that count, where some do. */
  readonly directives: readonly string[];
}

/** Directives of `[Unit]` that say nothing about a service that runs. */
const IGNORED: readonly string[] = [
  "X-Reload-Triggers",
  "Description",
  "Documentation",
  "OnFailure",
  "OnSuccess",
  "OnFailureJobMode",
  "IgnoreOnIsolate",
  "StopWhenUnneeded",
  "RefuseManualStart",
  "RefuseManualStop",
  "AllowIsolate",
  "CollectMode",
  "SourcePath",
];

/** Compares a unit file with the one that takes its place, as the `switch-to-configuration` of a release does. */
export function unitDifference(before: string, after: string, release: ReleaseName): UnitDifference {
  if (before === after) return { needs: "nothing", directives: [] };
  const differing = differingDirectives(parseUnitFile(before), parseUnitFile(after));
  if (!hasChange(release, "switch-compares-directives")) return { needs: "restart", directives: namesOf(differing) };
  const counting = differing.filter((found) => needOf(found, release) !== "nothing");
  if (counting.length === 0) return { needs: "nothing", directives: namesOf(differing) };
  const restarts = counting.some((found) => needOf(found, release) === "restart");
  return { needs: restarts ? "restart" : "reload", directives: namesOf(counting) };
}

function namesOf(differing: readonly Differing[]): readonly string[] {
  return [...new Set(differing.map(({ directive }) => directive))];
}

interface Differing {
  readonly section: string;
  readonly directive: string;
  /** Whether the new unit file has it. */
  readonly kept: boolean;
}

function differingDirectives(before: UnitFile, after: UnitFile): readonly Differing[] {
  const sections = new Set([...before.keys(), ...after.keys()]);
  return [...sections].flatMap((section) => {
    const directives = new Set([...(before.get(section)?.keys() ?? []), ...(after.get(section)?.keys() ?? [])]);
    return [...directives]
      .filter((directive) => !sameValues(valuesOf(before, section, directive), valuesOf(after, section, directive)))
      .map((directive) => ({ section, directive, kept: valuesOf(after, section, directive).length > 0 }));
  });
}

function sameValues(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((value, index) => value === after[index]);
}

function needOf({ section, directive, kept }: Differing, release: ReleaseName): UnitDifference["needs"] {
  if (section === "Install") return "nothing";
  const reloads =
    (section === "Unit" && directive === "X-Reload-Triggers") ||
    (section === "Service" && directive === "ExecReload" && hasChange(release, "switch-reloads-for-exec-reload"));
  if (reloads) return kept ? "reload" : "nothing";
  return section === "Unit" && IGNORED.includes(directive) ? "nothing" : "restart";
}
