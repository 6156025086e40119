import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { changes } from "../../lowering/releases/changes.ts";
import { artifactChanges } from "../../lowering/releases/changes/artifacts.ts";
import { checkChanges } from "../../lowering/releases/changes/checks.ts";
import { nspawnChanges } from "../../lowering/releases/changes/nspawn.ts";
import { optionChanges } from "../../lowering/releases/changes/options.ts";
import { switchingChanges } from "../../lowering/releases/changes/switching.ts";
import { systemChanges } from "../../lowering/releases/changes/system.ts";
import { unitChanges } from "../../lowering/releases/changes/units.ts";
import type { Change } from "../../lowering/releases/change.ts";
import { compareReleases, type ReleaseName, releaseNames } from "../../lowering/releases/release-name.ts";
import type { ContainerOptions, LoweredHost } from "../../lowering/types.ts";
import { anyContainer } from "./any-container.ts";
import { containerOptions, lower, lowerWeb, vethOptions } from "./container-options.ts";
import { see } from "./seen.ts";

const lowered = { ...artifactChanges, ...checkChanges, ...unitChanges };

/** Whether a change can be seen in what a release writes. */
type Sign = (release: ReleaseName) => boolean;

const pair = { extraVeths: { dmz: vethOptions({ hostAddress: "10.9.0.1" }) } };

const signs: Record<Exclude<keyof typeof lowered, "long-names-by-kernel">, Sign> = {
  "machines-target": (release) => see(release, { autoStart: true }).service.wantedBy.join() === "machines.target",
  "machine-slice": (release) => /\nDelegate=true\n[^]*\nSlice=machine\.slice\n/.test(see(release).unit),
  "linked-journal": (release) => see(release).service.script.includes("--link-journal=try-guest \\\n"),
  "network-by-address": (release) =>
    /--private-network"/.test(see(release).service.script) &&
    [see(release).service.postStart, see(release).service.preStart, see(release).containerInit].every((script) =>
      /^if .*HOST_ADDRESS.*\|\|/m.test(script),
    ),
  "host-veths-up": (release) => see(release, pair).service.postStart.includes('echo "Bring dmz up"\n'),
  "restart-for-reload": (release) => {
    const { restartTriggers, restartIfChanged, reloadIfChanged } = see(release, { autoStart: true }).service;
    return restartTriggers.length === 2 && restartIfChanged && !reloadIfChanged;
  },
  "ephemeral-root": (release) => {
    const { service } = see(release, { ephemeral: true });
    return service.script.includes("  --ephemeral \\\n") && service.serviceConfig["RuntimeDirectory"] !== undefined;
  },
  "start-timeout": (release) => see(release, { timeoutStartSec: "5min" }).unit.includes("\nTimeoutStartSec=5min\n"),
  "capabilities-by-comma": (release) =>
    see(release, { additionalCapabilities: ["CAP_A", "CAP_B"] }).service.script.includes('"CAP_A,CAP_B"'),
  "power-off-by-machinectl": (release) => !see(release).service.postStart.includes("/run/containers/$INSTANCE.pid"),
  "kernel-modules": (release) => see(release).host.boot.kernelModules.join() === "bridge,macvlan,tap,tun",
  "own-extra-veths": (release) => {
    const { service, containerInit } = see(release, pair);
    return /^fi\n.*dmz/m.test(service.postStart) && /^fi\n\n.*dmz/m.test(containerInit);
  },
  "stop-by-nspawn": (release) => {
    const { service, unit, containerInit } = see(release);
    const nspawn = service.script.includes("  --kill-signal=SIGRTMIN+3 \\\n") && containerInit.endsWith('\n. "$1"\n');
    return nspawn && unit.includes("\nKillSignal=TERM\n") && !unit.includes("ExecStop=") && service.preStop === "";
  },
  "template-timeout": (release) =>
    (see(release).host.units["container@.service"] ?? "").includes("\nTimeoutStartSec=1min\n"),
  "directories-by-state-version": (release) => {
    const { service, host } = see(release);
    const old = see(release, {}, { stateVersion: "21.11" }).service;
    return (
      service.environment["root"] === "/var/lib/nixos-containers/%i" &&
      service.serviceConfig["EnvironmentFile"] === "-/etc/nixos-containers/%i.conf" &&
      Object.keys(host.environment.etc).join() === "nixos-containers/web.conf" &&
      old.environment["root"] === "/var/lib/containers/%i"
    );
  },
  "run-nixos-containers": (release) =>
    see(release, {}, { stateVersion: "20.09" }).service.script.includes(" /run/nixos-containers\n"),
  "unified-hierarchy": (release) => /^export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1$/m.test(see(release).service.script),
  "restart-by-option": (release) => {
    const { service } = see(release, { autoStart: true, restartIfChanged: false });
    return service.restartTriggers.length === 2 && !service.restartIfChanged;
  },
  "bind-mounts-required": (release) => {
    const bindMounts = { "/a": { mountPoint: "/a", hostPath: "/srv/a", isReadOnly: true } };
    return see(release, { bindMounts }).unit.includes("\nRequiresMountsFor=/srv/a\n");
  },
  "interface-devices": (release) =>
    see(release, { autoStart: true, interfaces: ["eth1"] }).unit.includes(
      "\nAfter=network.target sys-subsystem-net-devices-eth1.device\n",
    ),
  "directories-by-chmod": (release) => /^chmod 0755 "\$root\/etc"/m.test(see(release).service.script),
  "quoted-interfaces": (release) => see(release).service.postStart.includes('ip link set dev "$ifaceHost" up\n'),
  "flag-array": (release) => see(release, pair).service.script.includes("extraFlags+=('--network-veth-extra=dmz')\n"),
  "tun-with-mknod": (release) => see(release, { enableTun: true }).unit.includes("\nDeviceAllow=/dev/net/tun rwm\n"),
  "network-namespace-flag": (release) => {
    const { service, conf } = see(release, { networkNamespace: "/run/netns/a" });
    return (
      service.script.includes("--network-namespace-path=") && conf.includes("\nNETWORK_NAMESPACE_PATH=/run/netns/a\n")
    );
  },
  "private-users-flag": (release) => {
    const { service, conf, unit } = see(release, { privateUsers: "pick", privateNetwork: true });
    return (
      service.script.includes("--bind-ro=/nix/store:/nix/store$NIX_BIND_OPT \\\n") &&
      conf.includes("\nPRIVATE_USERS=pick\n") &&
      unit.includes("\nDeviceAllow=/dev/net/tun rwm\n")
    );
  },
  "extra-flags-last": (release) => /EXTRA_NSPAWN_FLAGS-?}? \\\n.*container-init/.test(see(release).service.script),
  "linked-os-release": (release) => see(release).service.script.includes('-h "$root/etc/os-release"'),
  "flake-on-start": (release) => {
    const { service, conf } = see(release, { flake: "github:a/b#web" });
    return service.script.includes("nixos-container update") && conf.startsWith("\nFLAKE=github:a/b#web\n\n");
  },
  "nix-on-path": (release) => see(release).unit.includes('"PATH=/usr/bin:/usr/bin:/bin:/usr/sbin:/usr/sbin:/sbin"'),
  "strict-shell": (release) =>
    see(release).startJob.includes("\nset -o nounset\n") &&
    [see(release).service.script, see(release).service.preStart, see(release).containerInit].every((script) =>
      script.includes('[[ -n "${HOST_ADDRESS-}" ]]'),
    ),
  "usr-bin": (release) => see(release).service.script.includes('mkdir -p "$root/usr/bin"\n'),
  "escaped-interface-devices": (release) =>
    see(release, { autoStart: true, interfaces: ["a-b"] }).unit.includes("-devices-a\\x2db.device"),
  "mac-address-variable": (release) => {
    const { service, conf, containerInit } = see(release, { privateNetwork: true, localMacAddress: "02::1" });
    return (
      conf.includes("\nLOCAL_MAC_ADDRESS=02::1\n") &&
      /LOCAL_MAC_ADDRESS-}" ]]; then\n.*--network-veth"/.test(service.script) &&
      containerInit.includes('ip link set dev eth0 address "$LOCAL_MAC_ADDRESS"')
    );
  },
  "job-name-with-unit": (release) => !see(release).fileEnding("/bin/container@web-start"),
  "job-directory": (release) =>
    see(release).fileEnding("-unit-script-container_web-start/bin/container_web-start") !== undefined,
  "job-shebang-without-space": (release) => see(release).startJob.startsWith("#!/bin/bash"),
  "job-set-e": (release) => /^#!\/bin\/bash\nset -(e|o errexit)\n/.test(see(release).startJob),
  "job-blank-line": (release) => /^(set -e|export PATH=.*)\n\n/m.test(see(release).startJob),
  "triggers-file": (release) =>
    /^X-Restart-Triggers=\S+-X-Restart-Triggers\S*$/m.test(see(release, { autoStart: true }).unit),
  "triggers-file-name": (release) =>
    see(release, { autoStart: true }).fileEnding("-X-Restart-Triggers-container-web") !== undefined,
  "dense-service-section": (release) => !/\[Service\]\n[^[]*\n\n[^[]/.test(see(release).unit),
  "install-section": (release) =>
    see(release, { autoStart: true }).unit.endsWith("\n\n[Install]\nWantedBy=machines.target\n"),
  "multi-user-wants-machines": (release) =>
    lowerWeb({}, { enableContainers: false }, release).systemd.targets["multi-user"]?.wants.join() ===
    "machines.target",
  "long-names": (release) => failed(release, "twelve-signs", { privateNetwork: true }).includes("is too long"),
  "underscore-names": (release) => failed(release, "a_b").includes("underscores are not allowed"),
  "exclusive-network-namespace": (release) =>
    failed(release, "web", { networkNamespace: "/run/netns/a", interfaces: ["eth1"] }).includes("networkNamespace"),
  "shared-directory-warning": (release) =>
    lowerWeb({}, { stateVersion: "21.11", virtualisationContainers: true }, release).warnings.length === 1,
  "unused-containers-warning": (release) => lowerWeb({}, { enableContainers: false }, release).warnings.length === 1,
};

function failed(release: ReleaseName, name: string, options: Partial<ContainerOptions> = {}): string {
  return lower({ [name]: containerOptions(options) }, {}, release).assertions.join("\n");
}

describe("what a release lowers", () => {
  it.each(Object.entries(signs))("has %s exactly in the releases that the table says", (id, sign) => {
    const { since, until }: Change = lowered[id as keyof typeof signs];
    const expected = releaseNames.filter(
      (release) => compareReleases(since, release) <= 0 && (until === undefined || compareReleases(release, until) < 0),
    );
    expect(releaseNames.filter(sign)).toEqual(expected);
  });

  it("is that of the release before where the table has no change", () => {
    fc.assert(
      fc.property(fc.constantFrom(...withoutChange(lowered)), anyContainer, ([before, release], container) => {
        expect(lower({ web: container }, {}, release)).toEqual(lower({ web: container }, {}, before));
      }),
    );
  });

  it("differs in units and their scripts only where the table has changes of those only", () => {
    const options = ({ systemd, environment, networking, boot }: LoweredHost) => ({
      services: systemd.services,
      environment,
      networking,
      boot,
    });
    fc.assert(
      fc.property(fc.constantFrom(...withoutChange(artifactChanges)), anyContainer, ([before, release], container) => {
        expect(options(lower({ web: container }, {}, release))).toEqual(options(lower({ web: container }, {}, before)));
      }),
    );
  });
});

/** The releases at which none of the changes comes or goes, each with the release before it. */
function withoutChange(rows: Readonly<Record<string, Change>>) {
  const changing = new Set(Object.values(rows).flatMap(({ since, until }) => [since, until]));
  return releaseNames.flatMap((release, index) => {
    const before = releaseNames[index - 1];
    return before === undefined || changing.has(release) ? [] : [[before, release] as const];
  });
}

describe("the table of changes", () => {
  it("has every id once", () => {
    const files = [
      artifactChanges,
      checkChanges,
      nspawnChanges,
      optionChanges,
      switchingChanges,
      systemChanges,
      unitChanges,
    ];
    expect(Object.keys(changes)).toHaveLength(files.flatMap(Object.keys).length);
  });
});
