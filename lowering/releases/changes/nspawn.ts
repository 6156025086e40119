import type { Change } from "../change.ts";

/** Changes of systemd-nspawn, whose version a release brings: nothing is written otherwise, but it does something else. */
export const nspawnChanges = {
  "nspawn-refuses-underscores": {
    since: "19.09",
    of: "nspawn",
    subject: "names of containers",
    summary: "Underscores in the names of machines are refused.",
    evidence: [{ by: "inference", source: "systemd does so from 241 on; that of 19.09 is newer, that of 19.03 older" }],
  },
  "nspawn-hashes-names": {
    since: "20.09",
    of: "nspawn",
    subject: "names of interfaces",
    summary: "Long names of interfaces are shortened by a hash of the whole; before they were cut off.",
    evidence: [{ by: "inference", source: "systemd does so from 245 on; that of 20.09 is newer, that of 20.03 older" }],
  },
  "nspawn-keeps-full-names": {
    since: "21.05",
    of: "nspawn",
    subject: "names of interfaces",
    summary: "A shortened interface has its full name as an alternative one, by which the kernel and iproute2 find it.",
    evidence: [
      { by: "inference", source: "systemd names them so from 245 on, and Linux and iproute2 find them from 5.8 on" },
      { by: "inference", source: "the kernel of 21.05 is newer than 5.8, that of 20.09 older" },
    ],
  },
  "nspawn-forwards-ipv6": {
    since: "21.11",
    of: "nspawn",
    subject: "containers.<name>.forwardPorts",
    summary: "Ports are forwarded by nftables, also over IPv6; before over IPv4 alone.",
    evidence: [{ by: "inference", source: "systemd does so from 248 on; that of 21.11 is newer, that of 21.05 older" }],
  },
} as const satisfies Readonly<Record<string, Change>>;
