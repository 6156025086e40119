import type { Question } from "../evaluation/surroundings.ts";

const etcPrefixes = ["containers/", "nixos-containers/"];

/** What the lints have to know of the host beside its containers; `hostSurroundings` reads the answers. */
export const questions: readonly Question[] = [
  ...["bridges", "interfaces", "vlans", "bonds", "vswitches", "macvlans", "sits", "wlanInterfaces"].map(
    (kind): Question => ({ loc: ["networking", kind, "*"], ask: "names" }),
  ),
  ...[
    "networking.interfaces.*.name",
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
    "virtualisation.containers.enable",
    "virtualisation.cri-o.enable",
    "virtualisation.docker.enable",
    "virtualisation.libvirtd.enable",
    "virtualisation.lxd.enable",
    "virtualisation.podman.enable",
  ].map((path): Question => ({ loc: path.split("."), ask: "values" })),
  { loc: ["systemd", "network", "netdevs", "*"], ask: "names" },
  { loc: ["systemd", "network", "networks", "*"], ask: "names" },
  { loc: ["environment", "etc", "*"], ask: "names", prefixes: etcPrefixes },
  { loc: ["environment", "etc", "*", "enable"], ask: "values", prefixes: etcPrefixes },
];
