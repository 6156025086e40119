import type { Mapping } from "./mapping.ts";

/** What becomes of the option with this path, in the words of the option model (`containers.<name>.bindMounts.<name>.hostPath`). */
export function mappingOf(option: string): Mapping | undefined {
  return mappings[option];
}

const exactly = (to: string): Mapping => ({ maps: "exactly", to });
const differently = (to: string, difference: string): Mapping => ({ maps: "differently", to, difference });
const not = (why: string, instead: string): Mapping => ({ maps: "not", why, instead });

const port = exactly("`.nspawn`: `Port=`");
const device = exactly("drop-in: `DeviceAllow=`");
const mount = differently(
  "`.nspawn`: `Bind=` or `BindReadOnly=`",
  "A path with spaces is one path; the module's script splits it.",
);
const mountSource = differently(
  "`.nspawn`: `Bind=` or `BindReadOnly=`; drop-in: `RequiresMountsFor=`",
  "A path with spaces is one path; the module's script splits it.",
);
const deadOfVeth = exactly("nothing, as with the module");

const NO_EVALUATION = "It is an argument of evaluating `config`, and plain systemd evaluates nothing.";

const hostSide = differently(
  "networkd on the host: `Address=`; networkd in the guest: `[Route]`",
  "networkd sets it when it sees the interface, not before the container counts as started. The host does not listen " +
    "to routers in the container.",
);
const localSide = differently(
  "networkd in the guest: `Address=`; networkd on the host: `[Route]`",
  "networkd of the guest sets it while the guest starts, not a script before it. A prefix length counts in the guest " +
    "alone; with the module the host's route with it is an error.",
);
const hostSideOfVeth = differently(
  "networkd on the host: `Address=`; networkd in the guest: `[Route]`",
  "networkd sets it when it sees the interface.",
);
const localSideOfVeth = differently(
  "networkd in the guest: `Address=`; networkd on the host: `[Route]`",
  "networkd sets it when it sees the interface.",
);

const HOST_MAPPINGS: Readonly<Record<string, Mapping>> = {
  containers: exactly("files for each container"),
  "boot.enableContainers": exactly("nothing is written where it is false"),
  "boot.isContainer": exactly("nothing: only the default of `boot.enableContainers` follows from it"),
  "boot.isNspawnContainer": exactly("nothing: only the default of `boot.isContainer` follows from it"),
};

/** Below `containers.<name>`. */
const CONTAINER_MAPPINGS: Readonly<Record<string, Mapping>> = {
  config: differently(
    "`.nspawn`: `Boot=no`, `Parameters=`; `guests/NAME.nix`",
    "Nothing evaluates it any more: it becomes a system of its own, which imports `guests/NAME.nix` and is built apart. " +
      "Its interface is `host0` and not `eth0`, and networkd sets it up.",
  ),
  nixpkgs: not(
    NO_EVALUATION,
    "Evaluate the guest's system with this nixpkgs: `import NIXPKGS/nixos/lib/eval-config.nix`.",
  ),
  pkgs: not(NO_EVALUATION, "Give these packages to the guest's system: `nixpkgs.pkgs = …;`."),
  specialArgs: not(
    NO_EVALUATION,
    "Pass them when you evaluate the guest's system: `nixosSystem { specialArgs = …; }`.",
  ),
  path: differently(
    "`.nspawn`: `Boot=no`, `Parameters=`",
    "The system has to know its interface by `host0` and to run networkd. A path in the container's own profile is named " +
      "as the guest sees it. Whether it is one of 32 bits is looked up now, where the path is there, not at each start.",
  ),
  flake: differently(
    "`.nspawn`: `Parameters=/nix/var/nix/profiles/system/init`",
    "It is not built when the container starts first: one of the steps builds it into the profile.",
  ),
  additionalCapabilities: exactly("`.nspawn`: `Capability=`"),
  ephemeral: differently(
    "`.nspawn`: `Ephemeral=`, `LinkJournal=auto`",
    "The root that each start copies is an almost empty one in `/var/lib/machines`, not one below `/run`.",
  ),
  enableTun: exactly("drop-in: `DeviceAllow=/dev/net/tun rwm`; `.nspawn`: `Capability=CAP_NET_ADMIN`"),
  privateNetwork: differently(
    "`.nspawn`: `Private=`, `VirtualEthernet=`",
    "The guest's interface stays `host0`; the module's script renames it to `eth0`.",
  ),
  networkNamespace: differently(
    "drop-in: `ExecStart=` with `--network-namespace-path=`",
    "It takes the place of the command line of systemd's own unit, so that what newer versions change there is lost. " +
      "Interfaces for the container cannot be said beside it: with the module it does not start then.",
  ),
  privateUsers: exactly("`.nspawn`: `PrivateUsers=`, and `:idmap` for the mounts of `/nix`"),
  interfaces: exactly("`.nspawn`: `Interface=`; drop-in: `Wants=` and `After=`, with `autoStart`"),
  macvlans: exactly("`.nspawn`: `MACVLAN=`"),
  extraVeths: exactly("`.nspawn`: `VirtualEthernetExtra=`; networkd on both sides"),
  "extraVeths.<name>.hostBridge": exactly("drop-in: `ExecStartPost=`; networkd on the host: `KeepMaster=yes`"),
  "extraVeths.<name>.hostAddress": hostSideOfVeth,
  "extraVeths.<name>.hostAddress6": hostSideOfVeth,
  "extraVeths.<name>.localAddress": localSideOfVeth,
  "extraVeths.<name>.localAddress6": localSideOfVeth,
  "extraVeths.<name>.forwardPorts": deadOfVeth,
  "extraVeths.<name>.forwardPorts.*.protocol": deadOfVeth,
  "extraVeths.<name>.forwardPorts.*.hostPort": deadOfVeth,
  "extraVeths.<name>.forwardPorts.*.containerPort": deadOfVeth,
  "extraVeths.<name>.localMacAddress": deadOfVeth,
  autoStart: differently(
    "link in `machines.target.wants`; drop-in: `Wants=network.target`",
    "The unit is part of `machines.target`: stopping that stops it, too.",
  ),
  restartIfChanged: differently(
    "nothing",
    "There is no switch that compares units: restart the container yourself when its files change, or reload it when its " +
      "system alone does.",
  ),
  timeoutStartSec: exactly("drop-in: `TimeoutStartSec=`"),
  bindMounts: mountSource,
  "bindMounts.<name>.mountPoint": mount,
  "bindMounts.<name>.hostPath": mountSource,
  "bindMounts.<name>.isReadOnly": exactly("`.nspawn`: `BindReadOnly=` in place of `Bind=`"),
  allowedDevices: device,
  "allowedDevices.*.node": device,
  "allowedDevices.*.modifier": device,
  tmpfs: exactly("`.nspawn`: `TemporaryFileSystem=`"),
  extraFlags: differently(
    "`.nspawn`: the setting of each flag; drop-in: `ExecStart=` with those that have none",
    "A flag that says what runs or which container it is cannot be said, and neither can a word that is no flag.",
  ),
  hostBridge: exactly("`.nspawn`: `Bridge=`; networkd on the host: `KeepMaster=yes`"),
  forwardPorts: port,
  "forwardPorts.*.protocol": port,
  "forwardPorts.*.hostPort": port,
  "forwardPorts.*.containerPort": port,
  hostAddress: hostSide,
  hostAddress6: hostSide,
  localAddress: localSide,
  localAddress6: localSide,
  localMacAddress: differently(
    "networkd in the guest: `MACAddress=`",
    "networkd of the guest sets it while the guest starts, not a script before it.",
  ),
};

/** What becomes of every option of any release, by its path. */
export const mappings: Readonly<Record<string, Mapping>> = {
  ...Object.fromEntries(
    Object.entries(CONTAINER_MAPPINGS).map(([option, mapping]) => [`containers.<name>.${option}`, mapping]),
  ),
  ...HOST_MAPPINGS,
};
