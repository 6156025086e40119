import type { ForwardPort } from "../../lowering/types.ts";
import type { OptionDeclarations } from "./option-declaration.ts";

/** The options of an element of `forwardPorts`. */
export const forwardPortOptions: OptionDeclarations<ForwardPort> = {
  protocol: {
    type: ({ str }) => str,
    default: "tcp",
    example: '"udp"',
    description: "The protocol whose port is forwarded: `tcp` or `udp`.",
  },
  hostPort: {
    type: ({ int }) => int,
    changed: [{ by: "ports", type: ({ port }) => port }],
    example: "8080",
    description: "The port of the host that is forwarded to the container.",
  },
  containerPort: {
    type: ({ nullOr, int }) => nullOr(int),
    changed: [{ by: "ports", type: ({ nullOr, port }) => nullOr(port) }],
    default: null,
    example: "80",
    description: "The port of the container that receives the traffic. With `null` it has the number of `hostPort`.",
  },
};
