import { compareBytes } from "../../lowering/byte-order.ts";
import type { ReleaseName } from "../../lowering/releases/release-name.ts";
import type { ComparedHost } from "./artifact.ts";
import { unitDifference } from "./unit-difference.ts";
import { flagOf, parseUnitFile } from "./unit-file.ts";
import { containerOf } from "./unit-path.ts";

/** What a switch does to a service that runs, or that it is to start. */
export type SwitchAction = "none" | "reload" | "restart" | "stop" | "start";

export type SwitchReason =
  /** The unit is the same. */
  | "unchanged"
  /** It differs in what a switch does not look at. */
  | "ignored"
  /** `X-RestartIfChanged=false` */
  | "not-restarted"
  /** `X-ReloadIfChanged=true` */
  | "reloaded"
  /** It differs in what a reload takes up. */
  | "reloadable"
  | "changed"
  | "removed"
  | "added-wanted"
  | "added-unwanted";

export interface SwitchEffect {
  readonly unit: string;
  /** Null for the template, which all containers run from that are not in the configuration. */
  readonly container: string | null;
  readonly action: SwitchAction;
  readonly reason: SwitchReason;
  /** Directives of the unit that differ. */
  readonly directives: readonly string[];
  /** Whether a target wants the unit that no target wanted: the switch starts it where it does not run. */
  readonly newlyWanted: boolean;
  /** Whether the conf file differs, which is read when the container starts. */
  readonly confChanged: boolean;
}

/** What `switch-to-configuration` does to the services of containers; the template first, the names in byte order. */
export function switchEffects(before: ComparedHost, after: ComparedHost, release: ReleaseName): SwitchEffect[] {
  const units = new Set([...before.units.keys(), ...after.units.keys()]);
  const confs = [before, after].map(confTexts);
  return [...units].toSorted(compareBytes).map((unit) => {
    const container = containerOf(`/${unit}`);
    return {
      unit,
      container,
      ...effectOn(unit, before, after, release),
      newlyWanted: after.wanted.has(unit) && !before.wanted.has(unit) && before.units.has(unit),
      confChanged: container !== null && confs[0]?.get(container) !== confs[1]?.get(container),
    };
  });
}

type Effect = Pick<SwitchEffect, "action" | "reason" | "directives">;

function effectOn(unit: string, before: ComparedHost, after: ComparedHost, release: ReleaseName): Effect {
  const [old, now] = [before.units.get(unit), after.units.get(unit)];
  if (now === undefined) return { action: "stop", reason: "removed", directives: [] };
  if (old === undefined) {
    return after.wanted.has(unit)
      ? { action: "start", reason: "added-wanted", directives: [] }
      : { action: "none", reason: "added-unwanted", directives: [] };
  }
  const { needs, directives } = unitDifference(old, now, release);
  if (old === now) return { action: "none", reason: "unchanged", directives };
  if (needs === "nothing") return { action: "none", reason: "ignored", directives };
  if (needs === "reload") return { action: "reload", reason: "reloadable", directives };
  return { ...modified(now), directives };
}

/** `handle_modified_unit` of `switch-to-configuration`: the new unit decides. */
function modified(text: string): Omit<Effect, "directives"> {
  const unit = parseUnitFile(text);
  if (flagOf(unit, "Service", "X-ReloadIfChanged", false)) return { action: "reload", reason: "reloaded" };
  return flagOf(unit, "Service", "X-RestartIfChanged", true)
    ? { action: "restart", reason: "changed" }
    : { action: "none", reason: "not-restarted" };
}

function confTexts({ artifacts }: ComparedHost): ReadonlyMap<string, string> {
  return new Map(
    artifacts.flatMap(({ kind, container, text }) =>
      kind === "conf" && container !== null ? [[container, text] as const] : [],
    ),
  );
}
