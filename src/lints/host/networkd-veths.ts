import { compareBytes, sortedEntries } from "../../../lowering/byte-order.ts";
import type { HostSurroundings, Network } from "../host-surroundings.ts";
import type { Lint, LintedContainer } from "../lint.ts";
import { matchesGlob } from "./glob.ts";
import { hostSite } from "./host-site.ts";

/** systemd's own file for `ve-*`. */
const DEFAULT_NETWORK = "80-container-ve";
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
export const networkdVeths: Lint = ({ containers, surroundings }, report) => {
  const enabled = surroundings?.networkd.enable ?? undefined;
  if (surroundings === null || enabled?.value !== true) return;
  const taken = containers.flatMap((container) => {
    const interfaces = vethsOf(container).filter((name) => !isCovered(name, surroundings));
    return interfaces.map((name) => ({ container, name }));
  });
  const [first] = taken;
  if (first === undefined) return;
  const site = first.container.nameSite([]);
  const given = { name: first.container.name, interface: first.name, others: taken.length - 1 };
  const networkd = hostSite(["systemd", "network", "enable"], enabled.at, "value");
  report("networkd-configures-veth", given, site, { related: [networkd] });
};

/** Ends on the host that the file of systemd matches. With a bridge that of the container is `vb-NAME`. */
function vethsOf({ name, options }: LintedContainer): readonly string[] {
  if (!options.privateNetwork) return [];
  const own = options.hostBridge === null || options.hostBridge === "" ? [`ve-${name}`] : [];
  const extra = sortedEntries(options.extraVeths).map(([veth]) => veth);
  return [...own, ...extra.filter((veth) => veth.startsWith("ve-"))];
}

/** Whether the configuration speaks for an interface, or may do so. */
function isCovered(name: string, { networkd: { networks }, declaredInterfaces }: HostSurroundings): boolean {
  if (networks === null || declaredInterfaces === null || declaredInterfaces.has(name)) return true;
  return networks.some(
    (network) => network.name === DEFAULT_NETWORK || (sortsBefore(network) && mayMatch(network, name)),
  );
}

function sortsBefore({ name }: Network): boolean {
  return compareBytes(`${name}.network`, `${DEFAULT_NETWORK}.network`) < 0;
}

function mayMatch({ patterns, otherMatches }: Network, name: string): boolean {
  if (patterns === null || otherMatches === null) return true;
  if (otherMatches.some((key) => NEVER_OF_VETHS.includes(key))) return false;
  const [first] = patterns;
  if (first === undefined) return true;
  const inverted = first.value.startsWith("!");
  const globs = patterns.map(({ value }, index) => (index === 0 && inverted ? value.slice(1) : value));
  return globs.some((glob) => matchesGlob(glob, name)) !== inverted;
}
