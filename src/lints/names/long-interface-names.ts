import { joinedBridge } from "../../../lowering/joined-bridge.ts";
import { hasChange } from "../../../lowering/releases/changes.ts";
import type { WayToShorten } from "../../diagnostics/lints/name-messages.ts";
import type { Release } from "../../releases/releases.ts";
import { groupBy } from "../../group-by.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { wayToShorten } from "../nspawn-of-release.ts";
import { hostInterface } from "./host-interface.ts";
import { cutInterfaceName, hashInterfaceName } from "./shorten-interface-name.ts";

interface HostEnd {
  readonly container: LintedContainer;
  readonly full: string;
  readonly cut: string;
  /** How systemd shortens it. */
  readonly way: WayToShorten;
}

/** Names of containers that make the name of the host's interface too long. */
export const longInterfaceNames: Lint = ({ containers, release }, report) => {
  const ends = containers.flatMap((container) => hostEnd(release, container));
  // The post-start script needs those of a bridge's ports in no release.
  const isNeeded = (end: HostEnd): boolean => !isBridged(end) && end.way !== "hash-and-alternative";
  for (const end of ends.filter(isNeeded)) {
    if (isLong(end)) report("interface-name-too-long", namesOf(end), end.container.nameSite([]));
  }
  const others = ends.filter((end) => !isNeeded(end));
  for (const alike of groupBy(others, ({ cut, full, way }) => (way === "cut" ? cut : full)).values()) {
    reportAlike(alike, report);
  }
};

function hostEnd(release: Release, container: LintedContainer): readonly HostEnd[] {
  const full = hostInterface(release, container);
  if (full === undefined || isRefused(release, container)) return [];
  return [{ container, full, cut: cutInterfaceName(full), way: wayToShorten(release) }];
}

/** Whether NixOS itself asserts that the name is shorter. */
function isRefused(release: Release, { name, hasConfig }: LintedContainer): boolean {
  return hasConfig && hasChange(release.name, "long-names") && Buffer.byteLength(name) >= 12;
}

function isBridged({ container }: HostEnd): boolean {
  return joinedBridge(container.options) !== null;
}

function isLong({ full, cut }: HostEnd): boolean {
  return full !== cut;
}

function namesOf({ container, full, cut, way }: HostEnd) {
  return { name: container.name, full, cut, hashed: hashInterfaceName(full), way };
}

/** Where no script of the module needs the full names, only those that are cut alike clash. */
function reportAlike([first, ...others]: readonly HostEnd[], report: Report): void {
  if (first === undefined) return;
  if (others.length === 0 && isLong(first)) {
    report("interface-name-shortened", namesOf(first), first.container.nameSite([]));
  }
  for (const { container, cut } of others) {
    const given = { name: container.name, other: first.container.name, cut };
    report("shortened-names-clash", given, container.nameSite([]), { related: [first.container.nameSite([])] });
  }
}
