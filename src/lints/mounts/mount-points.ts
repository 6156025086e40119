import { hasChange } from "../../../lowering/releases/changes.ts";
import type { Site } from "../../options/site.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, Report } from "../lint.ts";
import { moduleMounts } from "./module-mounts.ts";
import { type Mount, mountsOf } from "./mount.ts";

/** Mount points that several mounts of a container end at, one of which hides the others. */
export const mountPoints: Lint = ({ release, containers }, report) => {
  const mountsOfModule = moduleMounts(release);
  const reserved = new Set(mountsOfModule("").map(({ point }) => point));
  const bindsOnTop = hasChange(release.name, "extra-flags-last");
  for (const container of containers) {
    const seen = new Map<string, Mount>();
    for (const mount of mountsOf(container)) {
      const { point } = mount;
      const earlier = seen.get(point);
      seen.set(point, mount);
      if (reserved.has(point)) reportReserved(mount, { ofModule: mountsOfModule(container.name), bindsOnTop }, report);
      else if (earlier !== undefined) reportDuplicate(earlier, mount, report);
    }
  }
};

interface Reserving {
  readonly ofModule: readonly Mount[];
  /** Whether bind mounts of the configuration come after those of the module, and hide them. */
  readonly bindsOnTop: boolean;
}

/** Silent where the module mounts the very same, and where it is mounted once more in another way. */
function reportReserved(mount: Mount, { ofModule, bindsOnTop }: Reserving, report: Report): void {
  const isSame = ofModule.some(
    ({ kind, point, source, isReadOnly }) =>
      kind === mount.kind &&
      point === mount.point &&
      source === mount.source &&
      (bindsOnTop || isReadOnly === mount.isReadOnly),
  );
  const site = isSame ? undefined : mount.site?.();
  if (site === undefined) return;
  const { kind, point } = mount;
  report("reserved-mount-point", { option: optionAt(site), point, kind, onTop: bindsOnTop }, site);
}

function reportDuplicate(earlier: Mount, { point, kind, site }: Mount, report: Report): void {
  const [hidden, shown] = [earlier.site?.(), site?.()];
  if (hidden === undefined || shown === undefined) return;
  const given = { option: optionAt(shown), other: optionAt(hidden), point, kind };
  report("duplicate-mount-point", given, shown, { related: relatedTo(shown, hidden) });
}

/** A list element of the same definition has a place of its own, but no other option. */
function relatedTo(site: Site, other: Site): readonly Site[] {
  return optionAt(site) === optionAt(other) ? [] : [other];
}
