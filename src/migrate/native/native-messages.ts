import type { LossReason } from "../../../lowering/native/native-container.ts";
import { listInProse } from "../../diagnostics/list-in-prose.ts";
import type { Finding } from "../common/plan.ts";
import type { Mapping } from "./mapping.ts";

type Said = Pick<Finding, "text" | "advice">;
type Unmapped = Extract<Mapping, { maps: "not" }>;

/** What `nixctr migrate native` says beside diagnostics. */
export const nativeMessages = {
  unmapped: ({ why, instead }: Unmapped, accept: string): Said => ({
    text: `It has no equal in plain systemd. ${why}`,
    advice: `${instead} ${acceptance(accept)}`,
  }),
  unmappedAccepted: ({ why, instead }: Unmapped): Said => ({
    text: `It is left out. ${why}`,
    advice: instead,
  }),
  lost: (reason: LossReason, value: string, accept: string): Said => ({
    text: `${JSON.stringify(value)} cannot be said to plain systemd: ${LOSSES[reason]}`,
    advice: acceptance(accept),
  }),
  lostAccepted: (reason: LossReason, value: string): Said => ({
    text: `${JSON.stringify(value)} is left out: ${LOSSES[reason]}`,
  }),
  machineName: {
    text: "systemd takes no machine of this name.",
    advice:
      "Rename the container: letters, digits, dots and dashes, no dash at the ends of a part between dots, at most 64 " +
      "characters. `nixctr migrate release` can do so.",
  } satisfies Said,
  hiddenPath: (path: string): Said => ({
    text: `The guest does not see ${path}: its /nix/var/nix/profiles is one of its own.`,
    advice: "Name the system by its path in the Nix store, or put it into the container's own profile.",
  }),
  notAccepted: (option: string): Said => ({
    text: `\`--accept ${option}\` has no effect: no container loses such an option.`,
  }),
  guestInterface: (names: readonly string[]): Said => ({
    text: `The interface of ${listInProse(names, "and")} is called host0 inside, where the module's script calls it eth0.`,
    advice:
      "networkd has to run in them: in a NixOS that imports `guests/NAME.nix` it does. Look for eth0 in what these " +
      "containers are configured with: firewall rules, gateways, services that bind to it.",
  }),
  networkd: (names: readonly string[]): Said => ({
    text: `networkd has to run on the host: it gives the interfaces of ${listInProse(names, "and")} their addresses.`,
    advice:
      "Where NetworkManager, ifupdown or dhcpcd run, too, leave them the other interfaces: networkd touches those only " +
      "that one of its files names. One of systemd's own, 80-container-ve.network, names those of containers that stay with " +
      "the module, too: link it to /dev/null below /etc/systemd/network as long as there are any.",
  }),
  bridges: (bridges: readonly string[]): Said => ({
    text: `The host has to have ${listInProse(bridges, "and")} before the containers start: nothing here makes a bridge.`,
    advice:
      "One of networkd's is a file `/etc/systemd/network/10-NAME.netdev` with `[NetDev]`, `Name=NAME` and `Kind=bridge`, " +
      "and a `.network` file with its address.",
  }),
  defaultRoute: (names: readonly string[]): Said => ({
    text:
      `The default route of ${listInProse(names, "and")} leads to the host. What is done with it there, such as ` +
      "`networking.nat` and the firewall, is not part of the files.",
    advice:
      "Keep that part of the configuration. On a host without it, a drop-in /etc/systemd/network/10-ve-NAME.network.d/20-local.conf " +
      "with `[Network]` and `IPMasquerade=both` lets the container reach more than the host, and the firewall has to let " +
      "in and through what comes from ve-*.",
  }),
  forwardedPorts: (names: readonly string[], interfaces: readonly string[]): Said => ({
    text:
      `Ports are forwarded to ${listInProse(names, "and")} as before: systemd-nspawn adds rules to its own table of nftables ` +
      "when it sees the container's address, and the kernel forwards only where it is told to.",
    advice:
      "Allow it: `sysctl net.ipv4.ip_forward=1`, and in the host's firewall what goes to " +
      `${listInProse(interfaces, "and")}. What comes from 127.0.0.1 is not forwarded. ` +
      "Connections that are open when a container starts anew keep their old way until " +
      "conntrack forgets them.",
  }),
  unitNotMoved: (unit: string): Said => ({
    text: "What the configuration adds to this service is not part of the files.",
    advice: `A drop-in has the same effect: /etc/systemd/system/${unit}.service.d/20-local.conf.`,
  }),
  containersDisabled: { text: "`boot.enableContainers` is false: there is nothing to migrate." } satisfies Said,
} as const;

const LOSSES: Readonly<Record<LossReason, string>> = {
  unwritable: "it is empty, or has a line break, quotes or white space that systemd would not read again as they are.",
  "not-an-address": "it is no address.",
  "not-an-interface-name": "it is no name of an interface, or a pattern for several.",
  "flag-of-the-service": "the unit says what runs and which container it is.",
  "program-in-flags": "systemd-nspawn takes it for the program to run.",
  "with-namespace": "systemd-nspawn refuses interfaces for a container that joins a network namespace.",
};

function acceptance(option: string): string {
  return `To leave it out, add \`--accept ${option}\`.`;
}
