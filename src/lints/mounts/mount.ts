import { sortedEntries } from "../../../lowering/byte-order.ts";
import type { BindMount } from "../../../lowering/types.ts";
import type { Site } from "../../options/site.ts";
import type { LintedContainer } from "../lint.ts";
import { mountPointSite } from "./mount-point-site.ts";
import { hasDotDot, isAbsolute, reachesUnchanged, tidyPath } from "./mount-path.ts";

/** What systemd-nspawn mounts in a container. */
export interface Mount {
  readonly kind: "bind" | "tmpfs";
  /** Where it appears, tidy. */
  readonly point: string;
  /** The path on the host, tidy; null when there is none. */
  readonly source: string | null;
  readonly isReadOnly: boolean;
  /** Where the configuration says the mount point; absent for what the module mounts itself. */
  readonly site?: () => Site;
}

/** The mounts of a container's options in the order of the command line, without those that cannot be mounted. */
export function mountsOf(container: LintedContainer): readonly Mount[] {
  const { bindMounts, tmpfs } = container.options;
  const binds = sortedEntries(bindMounts).flatMap(([name, bind]) => {
    const mount = parseBind(bindArgument(bind), bind.isReadOnly);
    return mount === undefined ? [] : [{ ...mount, site: () => mountPointSite(container, name) }];
  });
  const inMemory = tmpfs.flatMap((text, index): readonly Mount[] => {
    const point = text.split(":", 1)[0] ?? "";
    if (!isUsable(text, point, "tmpfs")) return [];
    const site = () => container.valueSite(["tmpfs", index]);
    return [{ kind: "tmpfs", point: tidyPath(point), source: null, isReadOnly: false, site }];
  });
  return [...binds, ...inMemory];
}

function bindArgument({ hostPath, mountPoint }: BindMount): string {
  return hostPath === null ? mountPoint : `${hostPath}:${mountPoint}`;
}

/** An argument of `--bind=` as systemd-nspawn(1) splits it; undefined where that would not work. */
export function parseBind(argument: string, isReadOnly: boolean): Mount | undefined {
  const [source = "", given] = argument.split(":", 2);
  // A plus sign stands for the container's own root.
  const fromHost = !source.startsWith("+");
  const point = given ?? (fromHost ? source : source.slice(1));
  if (!isUsable(argument, point, "bind")) return undefined;
  const path = fromHost && isAbsolute(source) ? tidyPath(source) : null;
  return { kind: "bind", point: tidyPath(point), source: path, isReadOnly };
}

function isUsable(text: string, point: string, kind: Mount["kind"]): boolean {
  return reachesUnchanged(text, kind) && isAbsolute(point) && !hasDotDot(point);
}
