import type { NetworkOptions } from "../../lowering/types.ts";
import { forwardPortOptions } from "./forward-port-options.ts";
import type { OptionDeclarations } from "./option-declaration.ts";

/** Options that a container and each of its `extraVeths` share. */
export const networkOptions: OptionDeclarations<NetworkOptions> = {
  hostBridge: {
    type: ({ nullOr, string }) => nullOr(string),
    changed: [{ by: "plain-strings", type: ({ nullOr, str }) => nullOr(str) }],
    default: null,
    example: '"br0"',
    description:
      "The bridge of the host that the host's end of the veth pair joins. " +
      "Give either a bridge or the addresses of the host's end.",
  },
  forwardPorts: {
    type: ({ listOf, submodule }) => listOf(submodule(forwardPortOptions)),
    default: [],
    example: '[ { protocol = "tcp"; hostPort = 8080; containerPort = 80; } ]',
    description: "Ports of the host that are forwarded to the container. They need `privateNetwork`.",
  },
  hostAddress: {
    type: ({ nullOr, str }) => nullOr(str),
    default: null,
    example: '"10.231.136.1"',
    description: "The IPv4 address of the host's end of the veth pair. Has no effect with `hostBridge`.",
  },
  hostAddress6: {
    type: ({ nullOr, string }) => nullOr(string),
    changed: [{ by: "plain-strings", type: ({ nullOr, str }) => nullOr(str) }],
    default: null,
    example: '"fc00::1"',
    description: "The IPv6 address of the host's end of the veth pair. Has no effect with `hostBridge`.",
  },
  localAddress: {
    type: ({ nullOr, str }) => nullOr(str),
    default: null,
    example: '"10.231.136.2"',
    description:
      "The IPv4 address of the container's end of the veth pair. Without a netmask it is a /32 with routes " +
      "between it and `hostAddress`; with `hostBridge` it needs the netmask of the network behind the bridge.",
  },
  localAddress6: {
    type: ({ nullOr, string }) => nullOr(string),
    changed: [{ by: "plain-strings", type: ({ nullOr, str }) => nullOr(str) }],
    default: null,
    example: '"fc00::2"',
    description:
      "The IPv6 address of the container's end of the veth pair. Without a netmask it is a /128 with routes " +
      "between it and `hostAddress6`; with `hostBridge` it needs the netmask of the network behind the bridge.",
  },
  localMacAddress: {
    type: ({ nullOr, strMatching }) => nullOr(strMatching("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}")),
    default: null,
    since: "mac-address-option",
    example: '"de:b7:73:01:10:90"',
    description:
      "The MAC address of the container's end of the veth pair, from early in its boot on. With `null` it is a random one.",
  },
};
