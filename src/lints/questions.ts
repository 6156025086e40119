import type { Question } from "../evaluation/surroundings.ts";
import { INTERFACE_OPTIONS } from "./configured-interfaces.ts";

/** Kinds of interfaces below `networking`. */
export const INTERFACE_KINDS: readonly string[] = [
  "bridges",
  "interfaces",
  "vlans",
  "bonds",
  "vswitches",
  "macvlans",
  "sits",
  "wlanInterfaces",
];

/** What has files of its own in `/etc/containers`, by its name below `virtualisation`. */
export const VIRTUALISATIONS = ["containers", "podman", "cri-o"] as const;

const etcPrefixes = ["containers/", "nixos-containers/", "systemd/network/"];

/** What the lints have to know of the host beside its containers; `hostSurroundings` reads the answers. */
export const questions: readonly Question[] = [
  ...INTERFACE_KINDS.map((kind): Question => ({ loc: ["networking", kind, "*"], ask: "names" })),
  ...VIRTUALISATIONS.map((name): Question => ({ loc: ["virtualisation", name, "enable"], ask: "values" })),
  ...[
    ...INTERFACE_OPTIONS.map((option) => `networking.interfaces.*.${option}`),
    "networking.dhcpcd.denyInterfaces",
    "networking.networkmanager.enable",
    "networking.networkmanager.unmanaged",
    "networking.useDHCP",
    "networking.useNetworkd",
    "systemd.network.enable",
    "systemd.network.netdevs.*.enable",
    "systemd.network.netdevs.*.netdevConfig.Name",
    "systemd.network.networks.*.enable",
    "systemd.network.networks.*.linkConfig.Unmanaged",
    "systemd.network.networks.*.matchConfig.*",
    "systemd.network.networks.*.name",
  ].map((path): Question => ({ loc: path.split("."), ask: "values" })),
  { loc: ["systemd", "network", "netdevs", "*"], ask: "names" },
  { loc: ["systemd", "network", "networks", "*"], ask: "names" },
  { loc: ["environment", "etc", "*"], ask: "names", prefixes: etcPrefixes },
  { loc: ["environment", "etc", "*", "enable"], ask: "values", prefixes: etcPrefixes },
];
