import { compareBytes, sortedEntries } from "../../../lowering/byte-order.ts";
import { extraPairEnds, touchesOwnPair } from "../../../lowering/container-network.ts";
import { joinedBridge } from "../../../lowering/joined-bridge.ts";
import type { HostSurroundings, Network, Said } from "../host-surroundings.ts";
import type { Lint, LintedContainer } from "../lint.ts";
import type { Release } from "../../releases/releases.ts";
import { globMatcher } from "./glob.ts";
import { hostSite } from "../host-site.ts";

/** systemd's own file for `ve-*`. */
const DEFAULT_NETWORK = "80-container-ve";
const ETC_DIRECTORY = "systemd/network/";
// No veth pair has what these match.
const NEVER_OF_VETHS: readonly string[] = [
  "MACAddress",
  "PermanentMACAddress",
  "Path",
  "SSID",
  "BSSID",
  "WLANInterfaceType",
];

/** Interfaces of containers that networkd configures by a file of systemd's own; one finding for the host. */
export const networkdVeths: Lint = ({ release, containers, surroundings }, report) => {
  const enabled = surroundings?.networkd.enable ?? undefined;
  if (surroundings === null || enabled?.value !== true) return;
  const isCovered = coverageOf(surroundings);
  const taken = containers.flatMap((container) => {
    const interfaces = vethsOf(release, container).filter((name) => !isCovered(name));
    return interfaces.map((name) => ({ container, name }));
  });
  const [first] = taken;
  if (first === undefined) return;
  const site = first.container.nameSite([]);
  const given = { name: first.container.name, interface: first.name, others: taken.length - 1 };
  const networkd = hostSite(enabled.loc, enabled.at, "value");
  report("networkd-configures-veth", given, site, { related: [networkd] });
};

/** Ends on the host that the file of systemd matches. With a bridge that of the container is `vb-NAME`. */
function vethsOf(release: Release, { name, options }: LintedContainer): readonly string[] {
  const own = touchesOwnPair(release, options) && joinedBridge(options) === null ? [`ve-${name}`] : [];
  const isSetUp = extraPairEnds(release, options).host;
  const extra = isSetUp ? sortedEntries(options.extraVeths).map(([veth]) => veth) : [];
  return [...own, ...extra.filter((veth) => veth.startsWith("ve-"))];
}

/** Whether the configuration speaks for an interface, or may do so. */
function coverageOf({
  networkd: { networks },
  declaredInterfaces,
  etcFiles,
}: HostSurroundings): (name: string) => boolean {
  if (networks === null || declaredInterfaces === null || etcFiles === null) return () => true;
  if ([...etcFiles.keys()].some(mayBeForVeths)) return () => true;
  if (networks.some(({ name }) => name === DEFAULT_NETWORK)) return () => true;
  const before = networks.filter((network) => sortsBefore(network) && mayBeOfVeth(network));
  if (before.some(({ patterns }) => patterns === null || patterns.length === 0)) return () => true;
  const namings = before.map(({ patterns }) => patterns ?? []);
  const isNamed = globMatcher(namings.filter((naming) => !isInverted(naming)).flatMap(valuesOf));
  const excluding = namings.filter(isInverted).map((naming) => globMatcher(valuesOf(naming)));
  return (name) => declaredInterfaces.has(name) || isNamed(name) || excluding.some((isExcluded) => !isExcluded(name));
}

/** Whether a file below `/etc` takes the place of systemd's own, adds to it or comes before it, whatever it says. */
function mayBeForVeths(path: string): boolean {
  if (!path.startsWith(ETC_DIRECTORY)) return false;
  const file = path.slice(ETC_DIRECTORY.length);
  const ofSystemd = `${DEFAULT_NETWORK}.network`;
  return file.startsWith(ofSystemd) || (file.endsWith(".network") && compareBytes(file, ofSystemd) < 0);
}

function sortsBefore({ name }: Network): boolean {
  return compareBytes(`${name}.network`, `${DEFAULT_NETWORK}.network`) < 0;
}

function mayBeOfVeth({ otherMatches }: Network): boolean {
  return otherMatches === null || !otherMatches.some((key) => NEVER_OF_VETHS.includes(key));
}

/** A `!` before the first pattern is one before all. */
function isInverted([first]: readonly Said<string>[]): boolean {
  return first !== undefined && first.value.startsWith("!");
}

function valuesOf(naming: readonly Said<string>[]): readonly string[] {
  return naming.map(({ value }, index) => (index === 0 ? value.replace(/^!/, "") : value));
}
