import type { ContainerOptions } from "../../lowering/types.ts";
import type { Release } from "../releases/releases.ts";
import { allowedDeviceOptions } from "./allowed-device-options.ts";
import { bindMountOptions } from "./bind-mount-options.ts";
import { networkOptions } from "./network-options.ts";
import { declaredIn, type NamedOption, type OptionDeclarations } from "./option-declaration.ts";
import { attrsOf } from "./types/attrs-of.ts";
import { bool } from "./types/bool.ts";
import { listOf } from "./types/list-of.ts";
import { loaOf } from "./types/loa-of.ts";
import { nixosModule } from "./types/nixos-module.ts";
import type { OptionType } from "./types/option-type.ts";
import { path } from "./types/path.ts";
import { str } from "./types/str.ts";
import { string } from "./types/string.ts";
import { submodule } from "./types/submodule.ts";

type Declarations = OptionDeclarations<ContainerOptions & { readonly config: undefined }>;

/** The type of `containers.<name>` in a release. */
export function containerType(release: Release): OptionType<ContainerOptions> {
  return submodule(declaredIn(release, declarations));
}

/** The option `containers` in a release. */
export function containersOption(release: Release): NamedOption {
  return {
    name: "containers",
    type: attrsOf(containerType(release)),
    default: {},
    example: '{ web.path = "/nix/var/nix/profiles/web"; }',
    description: "The containers of the host, by name. Each of them is a service `container@<name>` of the host.",
  };
}

/** The options of `containers.<name>` in a release. */
export function containerOptions(release: Release): readonly NamedOption[] {
  return containerType(release).nested?.options ?? [];
}

const declarations: Declarations = {
  config: {
    type: nixosModule,
    opaque: true,
    example: "{ services.nginx.enable = true; }",
    description: "What the container runs, as a NixOS configuration of its own. Several definitions are merged.",
  },
  path: {
    type: path,
    definedFrom: "config",
    example: '"/nix/var/nix/profiles/web"',
    description:
      "The NixOS system that the container runs, built elsewhere: usually a profile that something else updates. " +
      "With `config` it is the system built from that.",
  },
  additionalCapabilities: {
    type: listOf(str),
    default: [],
    example: '[ "CAP_NET_ADMIN" "CAP_MKNOD" ]',
    description:
      "Capabilities that the container has beyond those of every container; see capabilities(7) and " +
      "systemd-nspawn(1).",
  },
  enableTun: {
    type: bool,
    default: false,
    example: "true",
    description:
      "Whether the container can create tunnel interfaces. It gets the capability `CAP_NET_ADMIN` and the device " +
      "`/dev/net/tun`.",
  },
  privateNetwork: {
    type: bool,
    default: false,
    example: "true",
    description:
      "Whether the container has a network of its own: a veth pair, called `eth0` inside and `ve-<name>` on the " +
      "host. Otherwise it uses the interfaces and the ports of the host.",
  },
  interfaces: {
    type: listOf(string),
    default: [],
    example: '[ "eth1" "eth2" ]',
    description: "Network interfaces of the host that are moved into the container.",
  },
  macvlans: {
    type: listOf(str),
    default: [],
    example: '[ "eth1" "eth2" ]',
    description: "Network interfaces of the host for each of which the container gets a macvlan interface.",
  },
  extraVeths: {
    type: attrsOf(submodule(networkOptions)),
    default: {},
    example: '{ ve-dmz.hostBridge = "br-dmz"; }',
    description: "Further veth pairs between host and container, by the name of the interface.",
  },
  autoStart: {
    type: bool,
    default: false,
    example: "true",
    description: "Whether the host starts the container when it boots.",
  },
  bindMounts: {
    type: loaOf(submodule(bindMountOptions)),
    default: {},
    example: '{ "/home" = { hostPath = "/home/alice"; isReadOnly = false; }; }',
    description: "Directories of the host that the container sees, by their mount point in the container.",
  },
  allowedDevices: {
    type: listOf(submodule(allowedDeviceOptions)),
    default: [],
    example: '[ { node = "/dev/net/tun"; modifier = "rw"; } ]',
    description: "Device nodes that the container can use.",
  },
  tmpfs: {
    type: listOf(str),
    default: [],
    example: '[ "/var" ]',
    description: "Where the container has file systems in memory, each as `--tmpfs=` of systemd-nspawn(1) takes it.",
  },
  extraFlags: {
    type: listOf(str),
    default: [],
    since: "18.09",
    example: '[ "--drop-capability=CAP_SYS_CHROOT" ]',
    description: "Further arguments for systemd-nspawn(1).",
  },
  ...networkOptions,
};
