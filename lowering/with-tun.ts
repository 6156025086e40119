import type { ModuleRelease } from "./module-release.ts";
import type { AllowedDevice, ContainerOptions } from "./types.ts";

/**
 * A container with what `enableTun` adds, after the user's own; the option values themselves stay as they are. Users of
 * its own get a container with a private network the device, too.
 */
export function withTun({ has }: ModuleRelease, container: ContainerOptions): ContainerOptions {
  const { allowedDevices, additionalCapabilities, enableTun, privateNetwork } = container;
  const tun: AllowedDevice = { node: "/dev/net/tun", modifier: has("tun-with-mknod") ? "rwm" : "rw" };
  if (enableTun) {
    return {
      ...container,
      allowedDevices: [...allowedDevices, tun],
      additionalCapabilities: [...additionalCapabilities, "CAP_NET_ADMIN"],
    };
  }
  return privateNetwork && has("private-users-flag") && mapsUsers(container)
    ? { ...container, allowedDevices: [...allowedDevices, tun] }
    : container;
}

/** Whether the container's users are others on the host. */
export function mapsUsers({ privateUsers = "no" }: ContainerOptions): boolean {
  return typeof privateUsers === "string" ? privateUsers === "pick" : privateUsers > 0;
}
