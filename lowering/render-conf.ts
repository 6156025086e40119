import { sortedEntries } from "./byte-order.ts";
import { lines, optional } from "./indented-string.ts";
import type { BindMount, ContainerOptions, ForwardPort } from "./types.ts";

/**
 * The `EnvironmentFile` of a container, `/etc/containers/NAME.conf`, as the module writes it: nothing is quoted or
 * escaped, and the network is there with `privateNetwork` only.
 */
export function renderConf(container: ContainerOptions): string {
  return lines([
    `SYSTEM_PATH=${container.path}`,
    container.privateNetwork ? renderNetwork(container) : "",
    `INTERFACES="${container.interfaces.join(" ")}"`,
    `MACVLANS="${container.macvlans.join(" ")}"`,
    container.autoStart ? lines(["AUTO_START=1"]) : "",
    `EXTRA_NSPAWN_FLAGS="${renderBindFlags(container.bindMounts)}${renderExtraFlags(container.extraFlags ?? [])}"`,
  ]);
}

function renderNetwork(container: ContainerOptions): string {
  const assign = (variable: string, value: string | null) => optional(value, (text) => `${variable}=${text}`);
  return lines([
    "PRIVATE_NETWORK=1",
    assign("HOST_BRIDGE", container.hostBridge),
    assign("HOST_PORT", renderPorts(container.forwardPorts)),
    assign("HOST_ADDRESS", container.hostAddress),
    assign("HOST_ADDRESS6", container.hostAddress6),
    assign("LOCAL_ADDRESS", container.localAddress),
    assign("LOCAL_ADDRESS6", container.localAddress6),
  ]);
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
