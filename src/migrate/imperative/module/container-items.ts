import type { ForwardPort } from "../../../../lowering/types.ts";
import type { ConfMount, ImperativeContainer } from "../container.ts";
import type { NixItem, NixValue } from "./nix-value.ts";

/** The options of a container other than its system; what has its default is left out. */
export function containerItems(container: ImperativeContainer): readonly NixItem[] {
  const { autoStart, privateNetwork, forwardPorts, interfaces, macvlans, bindMounts, extraFlags } = container;
  return [
    ...option("autoStart", autoStart ? true : null),
    ...option("privateNetwork", privateNetwork ? true : null),
    ...option("hostBridge", container.hostBridge),
    ...option("hostAddress", container.hostAddress),
    ...option("localAddress", container.localAddress),
    ...option("hostAddress6", container.hostAddress6),
    ...option("localAddress6", container.localAddress6),
    ...option("localMacAddress", container.localMacAddress),
    ...option("forwardPorts", forwardPorts.map(portValue)),
    ...option("interfaces", interfaces),
    ...option("macvlans", macvlans),
    ...option("networkNamespace", container.networkNamespace),
    ...option("privateUsers", container.privateUsers),
    ...bindMounts.map(mountItem),
    ...option("extraFlags", extraFlags),
  ];
}

function option(name: string, value: NixValue | null): readonly NixItem[] {
  if (value === null || (Array.isArray(value) && value.length === 0)) return [];
  return [{ path: [name], value }];
}

function portValue({ protocol, hostPort, containerPort }: ForwardPort): NixValue {
  const ports = { hostPort: Number(hostPort), containerPort: Number(containerPort) };
  return {
    set: [
      ...option("protocol", protocol),
      ...option("hostPort", ports.hostPort),
      ...(ports.containerPort === ports.hostPort ? [] : option("containerPort", ports.containerPort)),
    ],
  };
}

function mountItem({ mountPoint, hostPath, isReadOnly }: ConfMount): NixItem {
  const set = [...option("hostPath", hostPath), ...option("isReadOnly", isReadOnly ? null : false)];
  return { path: ["bindMounts", mountPoint], value: { set } };
}
