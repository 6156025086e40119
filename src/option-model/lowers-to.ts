import { type ChangeId, hasChange } from "../../lowering/releases/changes.ts";
import type { ReleaseName } from "../../lowering/releases/release-name.ts";

/** What an option becomes on the host, in releases that have a change, or that do not have it yet. */
interface Effect {
  /** Markdown: a setting of the conf file, a directive, a script, a file. */
  readonly to: string;
  readonly since?: ChangeId;
  readonly until?: ChangeId;
}

/** What the option with this path, or below `containers.<name>`, becomes on the host in a release. */
export function lowersTo(option: string, release: ReleaseName): readonly string[] {
  const effects =
    EFFECTS[option] ?? EFFECTS[option.replace(/^extraVeths\.<name>\.forwardPorts.*/, "extraVeths.<name>.forwardPorts")];
  return (effects ?? []).filter((effect) => isIn(effect, release)).map(({ to }) => to);
}

function isIn({ since, until }: Effect, release: ReleaseName): boolean {
  return (since === undefined || hasChange(release, since)) && (until === undefined || !hasChange(release, until));
}

const port: readonly Effect[] = [{ to: "conf `HOST_PORT`" }, { to: "nspawn `--port=`" }];
const mount: readonly Effect[] = [{ to: "conf `EXTRA_NSPAWN_FLAGS`: `--bind-ro=` or `--bind=`" }];
const mountSource: readonly Effect[] = [...mount, { to: "unit `RequiresMountsFor=`", since: "bind-mounts-required" }];
const device: readonly Effect[] = [{ to: "unit `DeviceAllow=`" }];
const veth: readonly Effect[] = [
  { to: "nspawn `--network-veth-extra=`" },
  { to: "script `container-init`" },
  { to: "script `preStart`" },
  { to: "script `postStart`" },
];
const vethAddress: readonly Effect[] = [{ to: "script `container-init`" }, { to: "script `postStart`" }];
const nothing: readonly Effect[] = [{ to: "nothing" }];
const guest: readonly Effect[] = [{ to: "the container's system, which nixctr does not build" }];
const vethFlag: Effect = { to: "nspawn `--network-veth`", since: "network-by-address" };

const system: readonly Effect[] = [
  { to: "conf `SYSTEM_PATH`" },
  { to: "unit `X-Restart-Triggers=`, with `autoStart`" },
];

const EFFECTS: Readonly<Record<string, readonly Effect[]>> = {
  "boot.enableContainers": [
    { to: "everything that follows from `containers`" },
    { to: "a warning, where there are containers without it", since: "unused-containers-warning" },
  ],
  "boot.isContainer": [
    { to: "the default of `boot.enableContainers`", until: "enabled-in-containers" },
    { to: "nothing", since: "enabled-in-containers" },
  ],
  "boot.isNspawnContainer": [{ to: "the default of `boot.isContainer`" }],
  config: [...guest, ...system],
  nixpkgs: guest,
  pkgs: guest,
  specialArgs: guest,
  path: system,
  flake: [
    { to: "conf `FLAKE`" },
    { to: "conf `SYSTEM_PATH`, which is left out" },
    { to: "`nixos-container update` when it starts first" },
  ],
  additionalCapabilities: [{ to: "nspawn `--capability=`" }],
  ephemeral: [
    { to: "nspawn `--ephemeral`" },
    { to: "unit `RuntimeDirectory=`" },
    { to: "unit `RequiresMountsFor=`" },
    { to: "unit `Environment=`: `root`" },
  ],
  enableTun: [{ to: "unit `DeviceAllow=`: `/dev/net/tun`" }, { to: "nspawn `--capability=`: `CAP_NET_ADMIN`" }],
  privateNetwork: [
    { to: "conf `PRIVATE_NETWORK`" },
    { to: "nspawn `--network-veth`", until: "network-by-address" },
    { to: "nspawn `--private-network`", since: "network-by-address" },
  ],
  networkNamespace: [{ to: "conf `NETWORK_NAMESPACE_PATH`" }, { to: "nspawn `--network-namespace-path=`" }],
  privateUsers: [
    { to: "conf `PRIVATE_USERS`" },
    { to: "nspawn `--private-users=`" },
    { to: "unit `DeviceAllow=`: `/dev/net/tun`, with `privateNetwork`" },
  ],
  interfaces: [
    { to: "conf `INTERFACES`" },
    { to: "nspawn `--network-interface=`" },
    { to: "unit `After=`, with `autoStart`", since: "interface-devices" },
    { to: "unit `Wants=`, with `autoStart`", since: "interface-devices" },
  ],
  macvlans: [{ to: "conf `MACVLANS`" }, { to: "nspawn `--network-macvlan=`" }],
  extraVeths: veth,
  "extraVeths.<name>.hostBridge": [{ to: "script `postStart`" }],
  "extraVeths.<name>.hostAddress": vethAddress,
  "extraVeths.<name>.hostAddress6": vethAddress,
  "extraVeths.<name>.localAddress": vethAddress,
  "extraVeths.<name>.localAddress6": vethAddress,
  "extraVeths.<name>.forwardPorts": nothing,
  "extraVeths.<name>.localMacAddress": nothing,
  autoStart: [
    { to: "conf `AUTO_START`" },
    { to: "link in `multi-user.target.wants`", until: "machines-target" },
    { to: "link in `machines.target.wants`", since: "machines-target" },
    { to: "unit `After=`" },
    { to: "unit `Wants=`" },
    { to: "unit `WantedBy=`", since: "install-section" },
    { to: "unit `X-ReloadIfChanged=`", until: "restart-for-reload" },
    { to: "unit `X-RestartIfChanged=`" },
    { to: "unit `X-Restart-Triggers=`" },
  ],
  restartIfChanged: [{ to: "unit `X-RestartIfChanged=`, with `autoStart`" }],
  timeoutStartSec: [{ to: "unit `TimeoutStartSec=`" }],
  bindMounts: mountSource,
  "bindMounts.<name>.mountPoint": mountSource,
  "bindMounts.<name>.hostPath": mountSource,
  "bindMounts.<name>.isReadOnly": mount,
  allowedDevices: device,
  "allowedDevices.*.node": device,
  "allowedDevices.*.modifier": device,
  tmpfs: [{ to: "nspawn `--tmpfs=`" }],
  extraFlags: [{ to: "conf `EXTRA_NSPAWN_FLAGS`" }],
  hostBridge: [{ to: "conf `HOST_BRIDGE`" }, { to: "nspawn `--network-bridge=`" }],
  forwardPorts: port,
  "forwardPorts.*.protocol": port,
  "forwardPorts.*.hostPort": port,
  "forwardPorts.*.containerPort": port,
  hostAddress: [{ to: "conf `HOST_ADDRESS`" }, vethFlag, { to: "script `postStart`" }],
  hostAddress6: [{ to: "conf `HOST_ADDRESS6`" }, vethFlag, { to: "script `postStart`" }],
  localAddress: [{ to: "conf `LOCAL_ADDRESS`" }, vethFlag, { to: "script `postStart`" }, { to: "`/etc/hosts`" }],
  localAddress6: [{ to: "conf `LOCAL_ADDRESS6`" }, vethFlag, { to: "script `postStart`" }],
  localMacAddress: [{ to: "conf `LOCAL_MAC_ADDRESS`" }, vethFlag],
};
