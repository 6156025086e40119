import { compareBytes } from "../../../lowering/byte-order.ts";
import { optionAt } from "../option-at.ts";
import type { Lint, Report } from "../lint.ts";
import { moduleMounts } from "./module-mounts.ts";
import { type Mount, mountsOf } from "./mount.ts";
import { pathBelow } from "./mount-path.ts";

/**
 * Mount points inside a bind mount. systemd-nspawn mounts in the order of the paths, so that they do not hide each
 * other, but the inner mount point has to be made in the outer directory, which is the host's.
 */
export const nestedMountPoints: Lint = ({ release, containers }, report) => {
  const mountsOfModule = moduleMounts(release);
  for (const container of containers) {
    const mounts = mountsOf(container);
    if (mounts.length === 0) continue;
    const nested = nestedMounts([...mounts, ...mountsOfModule(container.name)]);
    for (const found of onceForModule(nested)) reportNested(found, report);
  }
};

/** The mounts of the module are one reason to look at a mount around them, not several. */
function onceForModule(nested: readonly Nested[]): readonly Nested[] {
  const around = new Set<Mount>();
  return nested.filter(({ inner, outer }) => {
    if (inner.site !== undefined) return true;
    const isFirst = !around.has(outer);
    around.add(outer);
    return isFirst;
  });
}

interface Nested {
  readonly inner: Mount;
  readonly outer: Mount;
  /** The directory on the host that the inner mount point needs. */
  readonly needs: string;
}

function nestedMounts(mounts: readonly Mount[]): readonly Nested[] {
  const open: Mount[] = [];
  return inOrderOfMounting(mounts).flatMap((inner) => {
    while (open.length > 0 && pathBelow(open.at(-1)?.point ?? "", inner.point) === undefined) open.pop();
    const outer = open.at(-1);
    open.push(inner);
    // Mounts at the root belong to containers that have another root altogether.
    if (outer === undefined || outer.source === null || outer.point === "/") return [];
    const needs = `${outer.source === "/" ? "" : outer.source}${pathBelow(outer.point, inner.point)}`;
    // What is mounted has to exist, so the mount point does too.
    return needs === inner.source ? [] : [{ inner, outer, needs }];
  });
}

/** `custom_mount_compare` of systemd-nspawn: component by component, bind mounts first. */
function inOrderOfMounting(mounts: readonly Mount[]): readonly Mount[] {
  const keyed = mounts.map((mount) => ({ mount, key: `${mount.point.replaceAll("/", "\0")}\0\0${mount.kind}` }));
  return keyed.sort((a, b) => compareBytes(a.key, b.key)).map(({ mount }) => mount);
}

function reportNested({ inner, outer, needs }: Nested, report: Report): void {
  const site = (inner.site ?? outer.site)?.();
  if (site === undefined) return;
  const given = { option: optionAt(site), inner: inner.point, outer: outer.point, needs };
  const outerSite = inner.site === undefined ? undefined : outer.site?.();
  const details = { related: outerSite === undefined ? [] : [outerSite] };
  if (outer.isReadOnly) {
    report("mount-point-in-read-only-mount", { ...given, ofModule: outer.site === undefined }, site, details);
  } else report("mount-point-made-on-host", given, site, details);
}
