import { joinedBridge } from "./joined-bridge.ts";
import type { ModuleRelease } from "./module-release.ts";
import type { ContainerOptions } from "./types.ts";

type Release = Pick<ModuleRelease, "has">;

/** Whether a container has a veth pair of its own: `ve-NAME` or `vb-NAME` on the host, `eth0` inside. */
export function hasOwnPair({ has }: Release, options: ContainerOptions): boolean {
  if (!options.privateNetwork) return false;
  if (!has("network-by-address")) return true;
  // `--network-bridge=` makes one too.
  return hasOwnAddress(options) || joinedBridge(options) !== null || isSet(options.localMacAddress);
}

/** Whether the scripts of the host remove the pair and set it up. Where they do not, it has no address. */
export function touchesOwnPair({ has }: Release, options: ContainerOptions): boolean {
  return options.privateNetwork && (!has("network-by-address") || hasOwnAddress(options));
}

/** Which ends of the pairs in `extraVeths` the module sets up. systemd-nspawn makes them in any case. */
export interface ExtraPairEnds {
  readonly host: boolean;
  readonly guest: boolean;
}

/** The same for all such pairs of a container. */
export function extraPairEnds(release: Release, options: ContainerOptions): ExtraPairEnds {
  // systemd-nspawn refuses both together.
  if (isSet(options.networkNamespace)) return { host: false, guest: false };
  if (release.has("own-extra-veths")) return { host: true, guest: true };
  const host = touchesOwnPair(release, options);
  return { host, guest: host || hasOwnPair(release, options) };
}

function hasOwnAddress(options: ContainerOptions): boolean {
  const { hostAddress, hostAddress6, localAddress, localAddress6 } = options;
  return [hostAddress, hostAddress6, localAddress, localAddress6].some(isSet);
}

/** Whether a variable of the conf file is not empty: systemd drops white space around values. */
function isSet(value: string | null | undefined): boolean {
  return value !== null && value !== undefined && value.trim() !== "";
}
