import type { ForwardPort } from "../../../../lowering/types.ts";

const PORT = /^(?:(tcp|udp):)?([1-9]\d{0,4})(?::([1-9]\d{0,4}))?$/;
const MAX_PORT = 65_535;

/** The ports of `HOST_PORT`, as systemd-nspawn takes each in `--port=`; the first part that is none, as a string. */
export function parsePorts(text: string): readonly ForwardPort[] | string {
  const ports: ForwardPort[] = [];
  for (const part of text === "" ? [] : text.split(",")) {
    const [, protocol = "tcp", host, guest = host] = PORT.exec(part) ?? [];
    const [hostPort, containerPort] = [Number(host), Number(guest)];
    if (!(hostPort <= MAX_PORT && containerPort <= MAX_PORT)) return part;
    ports.push({ protocol, hostPort, containerPort });
  }
  return ports;
}
