import type { ContainerOptions } from "../../lowering/types.ts";
import { allowedDeviceOptions } from "./allowed-device-options.ts";
import { bindMountOptions } from "./bind-mount-options.ts";
import { networkOptions } from "./network-options.ts";
import type { OptionDeclarations } from "./option-declaration.ts";

/** Options of which no value is final. */
interface OpaqueOptions {
  readonly config: unknown;
  readonly nixpkgs: unknown;
  readonly specialArgs: unknown;
  readonly pkgs: unknown;
}

/** The options of `containers.<name>`, in the order of the manual. */
export const containerDeclarations: OptionDeclarations<ContainerOptions & OpaqueOptions> = {
  config: {
    type: ({ nixosModule }) => nixosModule,
    opaque: true,
    example: "{ services.nginx.enable = true; }",
    description: "What the container runs, as a NixOS configuration of its own. Several definitions are merged.",
  },
  path: {
    type: ({ path }) => path,
    definedFrom: ["config"],
    example: '"/nix/var/nix/profiles/web"',
    description:
      "The NixOS system that the container runs, built elsewhere: usually a profile that something else updates. " +
      "With `config` it is the system built from that.",
    changed: [
      {
        by: "flake-option",
        definedFrom: ["config", "flake"],
        description:
          "The NixOS system that the container runs, built elsewhere: usually a profile that something else updates. " +
          "With `config` it is the system built from that; with `flake` it is the container's own profile.",
      },
    ],
  },
  additionalCapabilities: {
    type: ({ listOf, str }) => listOf(str),
    default: [],
    example: '[ "CAP_NET_ADMIN" "CAP_MKNOD" ]',
    description:
      "Capabilities that the container has beyond those of every container; see capabilities(7) and " +
      "systemd-nspawn(1).",
  },
  nixpkgs: {
    type: ({ unread, path }) => unread(path),
    defaultFromPkgs: "path",
    opaque: true,
    since: "nixpkgs-option",
    example: "inputs.nixpkgs-stable",
    description:
      "The nixpkgs whose modules, `lib` and `pkgs` are used for `config`. Without it, it is that of the host.",
  },
  specialArgs: {
    type: ({ unread, attrsOf, unspecified }) => unread(attrsOf(unspecified)),
    default: {},
    opaque: true,
    since: "special-args-option",
    example: "{ inherit inputs; }",
    description: "Further arguments for the modules of `config`.",
  },
  pkgs: {
    type: ({ unread, nullOr, attrs }) => unread(nullOr(attrs)),
    default: null,
    opaque: true,
    since: "pkgs-option",
    changed: [
      {
        by: "pkgs-option-removed",
        type: ({ unspecified }) => unspecified,
        removed: true,
        description: "Gone: `nixpkgs` and `config.nixpkgs.pkgs` are there instead.",
      },
    ],
    example: "import <nixpkgs> { }",
    description: "The packages that `config` is evaluated with. Without it, they are those of the host.",
  },
  ephemeral: {
    type: ({ bool }) => bool,
    default: false,
    since: "ephemeral-option",
    example: "true",
    description:
      "Whether the container starts with an empty root file system every time, which is removed when it stops. Its " +
      "journal is not linked to that of the host.",
  },
  enableTun: {
    type: ({ bool }) => bool,
    default: false,
    example: "true",
    description:
      "Whether the container can create tunnel interfaces. It gets the capability `CAP_NET_ADMIN` and the device " +
      "`/dev/net/tun`.",
  },
  privateNetwork: {
    type: ({ bool }) => bool,
    default: false,
    example: "true",
    description:
      "Whether the container has a network of its own: a veth pair, called `eth0` inside and `ve-<name>` on the " +
      "host. Otherwise it uses the interfaces and the ports of the host.",
  },
  networkNamespace: {
    type: ({ nullOr, path }) => nullOr(path),
    default: null,
    since: "network-namespace-option",
    example: '"/run/netns/vpn"',
    description:
      "The file of a network namespace that the container runs in, as ip-netns(8) makes it. It excludes " +
      "`privateNetwork` and `interfaces`.",
  },
  privateUsers: {
    type: ({ either, u32, enumeration }) => either(u32, enumeration(["no", "identity", "pick"])),
    default: "no",
    since: "private-users-option",
    example: '"pick"',
    description:
      "Whether the container has users and groups of its own (user namespacing): a number is the first of the host's " +
      "that it uses, `pick` chooses a free range, `identity` separates the capabilities only, `no` nothing. See " +
      "`--private-users=` of systemd-nspawn(1).",
  },
  interfaces: {
    type: ({ listOf, string }) => listOf(string),
    changed: [{ by: "plain-strings", type: ({ listOf, str }) => listOf(str) }],
    default: [],
    example: '[ "eth1" "eth2" ]',
    description: "Network interfaces of the host that are moved into the container.",
  },
  macvlans: {
    type: ({ listOf, str }) => listOf(str),
    default: [],
    example: '[ "eth1" "eth2" ]',
    description: "Network interfaces of the host for each of which the container gets a macvlan interface.",
  },
  extraVeths: {
    type: ({ attrsOf, submodule }) => attrsOf(submodule(networkOptions)),
    default: {},
    example: '{ ve-dmz.hostBridge = "br-dmz"; }',
    description: "Further veth pairs between host and container, by the name of the interface.",
  },
  autoStart: {
    type: ({ bool }) => bool,
    default: false,
    example: "true",
    description: "Whether the host starts the container when it boots.",
  },
  restartIfChanged: {
    type: ({ bool }) => bool,
    default: true,
    since: "restart-option",
    example: "false",
    description: "Whether a switch to a configuration in which the container differs restarts it.",
  },
  timeoutStartSec: {
    type: ({ str }) => str,
    default: "1min",
    since: "start-timeout-option",
    example: '"5min"',
    description: "How long the container may take to start before it is killed; see systemd.time(7).",
  },
  bindMounts: {
    type: ({ loaOf, submodule }) => loaOf(submodule(bindMountOptions), "name"),
    changed: [
      {
        by: "lists-by-mount-point",
        type: ({ loaOf, submodule }) => loaOf(submodule(bindMountOptions), "mountPoint"),
      },
      { by: "bind-mounts-as-set", type: ({ attrsOf, submodule }) => attrsOf(submodule(bindMountOptions)) },
    ],
    default: {},
    example: '{ "/home" = { hostPath = "/home/alice"; isReadOnly = false; }; }',
    description: "Directories of the host that the container sees, by their mount point in the container.",
  },
  allowedDevices: {
    type: ({ listOf, submodule }) => listOf(submodule(allowedDeviceOptions)),
    default: [],
    example: '[ { node = "/dev/net/tun"; modifier = "rw"; } ]',
    description: "Device nodes that the container can use.",
  },
  tmpfs: {
    type: ({ listOf, str }) => listOf(str),
    default: [],
    example: '[ "/var" ]',
    description: "Where the container has file systems in memory, each as `--tmpfs=` of systemd-nspawn(1) takes it.",
  },
  extraFlags: {
    type: ({ listOf, str }) => listOf(str),
    default: [],
    since: "extra-flags-option",
    example: '[ "--drop-capability=CAP_SYS_CHROOT" ]',
    description: "Further arguments for systemd-nspawn(1).",
  },
  flake: {
    type: ({ nullOr, str }) => nullOr(str),
    default: null,
    excludes: "config",
    since: "flake-option",
    example: '"github:example/infra#web"',
    description:
      "The flake of the NixOS system that the container runs, in place of `path`: `nixos-container update` builds it on " +
      "the host, into the container's profile.",
  },
  ...networkOptions,
};
