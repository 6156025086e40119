import type { ForwardPort, Integer } from "../../../lowering/types.ts";
import type { LintedContainer } from "../lint.ts";

/** An element of `forwardPorts` of a container with a private network. */
export interface ForwardedPort {
  readonly container: LintedContainer;
  readonly index: number;
  readonly port: ForwardPort;
}

/** The ports that reach systemd-nspawn, in order. */
export function forwardedPorts(containers: readonly LintedContainer[]): readonly ForwardedPort[] {
  return containers
    .filter(({ options }) => options.privateNetwork)
    .flatMap((container) => container.options.forwardPorts.map((port, index) => ({ container, index, port })));
}

/** Whether `--port=` of systemd-nspawn takes it. */
export function isPort(port: Integer): boolean {
  return port >= 1 && port <= 65535;
}

/** Whether `--port=` of systemd-nspawn takes it: the case matters. */
export function isProtocol(protocol: string): boolean {
  return protocol === "tcp" || protocol === "udp";
}
