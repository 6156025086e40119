import { sortedEntries } from "./byte-order.ts";
import { lines, optional } from "./indented-string.ts";
import type { ModuleRelease } from "./module-release.ts";
import type { BindMount, ContainerOptions, ForwardPort } from "./types.ts";

/** Which settings the conf files of a release have. */
interface ConfShape {
  readonly flake: boolean;
  readonly macAddress: boolean;
  readonly namespace: boolean;
  readonly users: boolean;
}

/**
 * Renders the `EnvironmentFile` of a container, `/etc/containers/NAME.conf`, as the module writes it: nothing is quoted
 * or escaped, and the network is there with `privateNetwork` only.
 */
export function createConfRenderer({ has }: ModuleRelease): (container: ContainerOptions) => string {
  const shape: ConfShape = {
    flake: has("flake-on-start"),
    macAddress: has("mac-address-variable"),
    namespace: has("network-namespace-flag"),
    users: has("private-users-flag"),
  };
  return (container) => renderConf(shape, container);
}

function renderConf(shape: ConfShape, container: ContainerOptions): string {
  return lines([
    ...renderSystem(shape, container),
    container.privateNetwork ? renderNetwork(shape, container) : "",
    ...(shape.namespace ? [assign("NETWORK_NAMESPACE_PATH", container.networkNamespace ?? null)] : []),
    ...(shape.users ? [`PRIVATE_USERS=${container.privateUsers ?? "no"}`] : []),
    `INTERFACES="${container.interfaces.join(" ")}"`,
    `MACVLANS="${container.macvlans.join(" ")}"`,
    container.autoStart ? lines(["AUTO_START=1"]) : "",
    `EXTRA_NSPAWN_FLAGS="${renderBindFlags(container.bindMounts)}${renderExtraFlags(container.extraFlags ?? [])}"`,
  ]);
}

/** Where a container may be a flake, either line has an indented string of its own. */
function renderSystem({ flake: hasFlakes }: ConfShape, { path, flake = null }: ContainerOptions): readonly string[] {
  if (!hasFlakes) return [`SYSTEM_PATH=${path}`];
  return [assign("SYSTEM_PATH", flake === null ? path : null), assign("FLAKE", flake)];
}

function renderNetwork(shape: ConfShape, container: ContainerOptions): string {
  return lines([
    "PRIVATE_NETWORK=1",
    assign("HOST_BRIDGE", container.hostBridge),
    assign("HOST_PORT", renderPorts(container.forwardPorts)),
    assign("HOST_ADDRESS", container.hostAddress),
    assign("HOST_ADDRESS6", container.hostAddress6),
    assign("LOCAL_ADDRESS", container.localAddress),
    assign("LOCAL_ADDRESS6", container.localAddress6),
    ...(shape.macAddress ? [assign("LOCAL_MAC_ADDRESS", container.localMacAddress ?? null)] : []),
  ]);
}

function assign(variable: string, value: string | null): string {
  return optional(value, (text) => `${variable}=${text}`);
}

function renderPorts(ports: readonly ForwardPort[]): string | null {
  if (ports.length === 0) return null;
  return ports.map((port) => `${port.protocol}:${port.hostPort}:${port.containerPort ?? port.hostPort}`).join(",");
}

/** `mkBindFlags`: every flag has a space before it. */
function renderBindFlags(bindMounts: { readonly [name: string]: BindMount }): string {
  return sortedEntries(bindMounts)
    .map(([, { isReadOnly, hostPath, mountPoint }]) => {
      const flag = isReadOnly ? "--bind-ro" : "--bind";
      return hostPath === null ? ` ${flag}=${mountPoint}` : ` ${flag}=${hostPath}:${mountPoint}`;
    })
    .join("");
}

function renderExtraFlags(flags: readonly string[]): string {
  return flags.map((flag) => ` ${flag}`).join("");
}
