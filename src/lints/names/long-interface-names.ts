import { groupBy } from "../group-by.ts";
import { joinedBridge } from "../joined-bridge.ts";
import type { Lint, LintedContainer, Report } from "../lint.ts";
import { hostInterface } from "./host-interface.ts";
import { cutInterfaceName, hashInterfaceName } from "./shorten-interface-name.ts";

interface HostEnd {
  readonly container: LintedContainer;
  readonly full: string;
  readonly cut: string;
}

/** Names of containers that make the name of the host's interface too long. */
export const longInterfaceNames: Lint = ({ containers }, report) => {
  const ends = containers.flatMap(hostEnd);
  const [bridged, routed] = [ends.filter(isBridged), ends.filter((end) => !isBridged(end))];
  for (const end of routed) {
    if (isLong(end)) report("interface-name-too-long", namesOf(end), end.container.nameSite([]));
  }
  for (const alike of groupBy(bridged, ({ cut }) => cut).values()) reportBridged(alike, report);
};

function hostEnd(container: LintedContainer): readonly HostEnd[] {
  const full = hostInterface(container);
  return full === undefined ? [] : [{ container, full, cut: cutInterfaceName(full) }];
}

function isBridged({ container }: HostEnd): boolean {
  return joinedBridge(container.options) !== null;
}

function isLong({ full, cut }: HostEnd): boolean {
  return full !== cut;
}

function namesOf({ container, full, cut }: HostEnd) {
  return { name: container.name, full, cut, hashed: hashInterfaceName(full) };
}

/** No script of the module needs the interface of a bridge's port, so that only those that are cut alike clash. */
function reportBridged([first, ...others]: readonly HostEnd[], report: Report): void {
  if (first === undefined) return;
  if (others.length === 0 && isLong(first)) {
    report("interface-name-shortened", namesOf(first), first.container.nameSite([]));
  }
  for (const { container, cut } of others) {
    const given = { name: container.name, other: first.container.name, cut };
    report("shortened-names-clash", given, container.nameSite([]), { related: [first.container.nameSite([])] });
  }
}
