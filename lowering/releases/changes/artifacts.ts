import type { Change } from "../change.ts";

/** Changes of scripts, conf files and services, as the containers module makes them. */
export const artifactChanges = {
  "machines-target": {
    since: "19.03",
    of: "artifact",
    subject: 'systemd.services."container@<name>".wantedBy',
    summary:
      "Containers with `autoStart` are wanted by `machines.target`, which `multi-user.target` wants; before by " +
      "`multi-user.target` itself.",
    evidence: [{ by: "evaluation", source: "the seed document's module" }],
  },
  "machine-slice": {
    since: "19.03",
    of: "artifact",
    subject: 'systemd.services."container@<name>".serviceConfig',
    summary: "Containers run in `machine.slice` and manage their own control groups (`Slice=`, `Delegate=`).",
    evidence: [{ by: "evaluation", source: "the seed document's module" }],
  },
  "linked-journal": {
    since: "19.03",
    of: "artifact",
    subject: "start",
    summary: "The container's journal is linked to the host's (`--link-journal=try-guest`).",
    evidence: [{ by: "evaluation", source: "the seed document's module" }],
  },
  "network-by-address": {
    since: "19.09",
    of: "artifact",
    subject: "start, container-init, preStart, postStart",
    summary:
      "A private network is `--private-network`, and the veth pair is made only where an address is set; before " +
      "always.",
    evidence: [
      { by: "pull request", source: "#49392" },
      { by: "text", source: "davidak@233cfb3" },
      { by: "text", source: "Lucus16@fbd800f" },
      { by: "inference", source: "on the branch of 19.03 too, but 19.03 is the module of November 2018 here" },
    ],
  },
  "host-veths-up": {
    since: "19.09",
    of: "artifact",
    subject: "postStart",
    summary: "The host's side of an extra veth pair is brought up.",
    evidence: [
      { by: "pull request", source: "#53871" },
      { by: "text", source: "davidak@233cfb3" },
      { by: "text", source: "Lucus16@fbd800f" },
      { by: "inference", source: "on the branch of 19.03 too, but 19.03 is the module of November 2018 here" },
    ],
  },
  "restart-for-reload": {
    since: "19.09",
    of: "artifact",
    subject: 'systemd.services."container@<name>".restartTriggers',
    summary:
      "A container with `autoStart` is restarted when its system or conf file changes; before it was reloaded " +
      "when its system changed.",
    evidence: [
      { by: "pull request", source: "#62779" },
      { by: "text", source: "Lucus16@fbd800f" },
      { by: "inference", source: "not in davidak@233cfb3 of the branch of 19.03" },
    ],
  },
  "ephemeral-root": {
    since: "19.09",
    of: "artifact",
    subject: "start, environment.root, RuntimeDirectory, RequiresMountsFor",
    summary: "Ephemeral containers run with `--ephemeral` from a root below `/run`, without a linked journal.",
    evidence: [
      { by: "pull request", source: "#66846" },
      { by: "text", source: "zimbatm@b5eb80a" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "start-timeout": {
    since: "19.09",
    of: "artifact",
    subject: 'systemd.services."container@<name>".serviceConfig.TimeoutStartSec',
    summary: "The start of a container has a time limit.",
    evidence: [
      { by: "pull request", source: "#65661" },
      { by: "text", source: "xwvvvvwx@71da188" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "capabilities-by-comma": {
    since: "20.03",
    of: "artifact",
    subject: "start",
    summary: "Several capabilities are joined by commas, as systemd-nspawn wants them; before by spaces.",
    evidence: [
      { by: "pull request", source: "#72996" },
      { by: "text", source: "danbst@cd74159" },
      { by: "text", source: "arianvp@8693d18" },
    ],
  },
  "power-off-by-machinectl": {
    since: "20.03",
    of: "artifact",
    subject: "preStop, postStart",
    summary: "Stopping is `machinectl poweroff`; before a signal to a process whose number postStart wrote down.",
    evidence: [
      { by: "pull request", source: "#76719" },
      { by: "text", source: "arianvp@8693d18" },
    ],
  },
  "kernel-modules": {
    since: "20.03",
    of: "artifact",
    subject: "boot.kernelModules",
    summary: "The modules `bridge`, `macvlan`, `tap` and `tun` are loaded.",
    evidence: [
      { by: "pull request", source: "#70447" },
      { by: "text", source: "danbst@cd74159" },
      { by: "inference", source: "opened in October 2019, after 19.09 was branched" },
    ],
  },
  "own-extra-veths": {
    since: "21.05",
    of: "artifact",
    subject: "container-init, postStart",
    summary: "Extra veth pairs are set up whether or not the container has an address of its own.",
    evidence: [
      { by: "text", source: "SuperSandro2000@9d2f8b7" },
      { by: "text", source: "siraben@d08566b" },
    ],
  },
  "stop-by-nspawn": {
    since: "21.11",
    of: "artifact",
    subject: "start, container-init, preStop, KillSignal",
    summary:
      "systemd-nspawn is stopped by `SIGTERM` and powers the container off (`--kill-signal=SIGRTMIN+3`); preStop " +
      "is gone.",
    evidence: [
      { by: "pull request", source: "#121021" },
      { by: "evaluation", source: "0x4A6F@76d743a" },
      {
        by: "inference",
        source: "not in SuperSandro2000@9d2f8b7; reviewed three weeks before 21.05 was branched, which may have it",
      },
    ],
  },
  "template-timeout": {
    since: "21.11",
    of: "artifact",
    subject: 'systemd.services."container@".serviceConfig.TimeoutStartSec',
    summary: "Imperative containers have a minute to start; before 15 seconds.",
    evidence: [
      { by: "pull request", source: "#122203" },
      { by: "evaluation", source: "0x4A6F@76d743a" },
      {
        by: "inference",
        source: "not in SuperSandro2000@9d2f8b7; opened two weeks before 21.05 was branched, which may have it",
      },
    ],
  },
  "directories-by-state-version": {
    since: "22.05",
    of: "artifact",
    subject: "/etc/containers, /var/lib/containers",
    summary:
      "Containers live in `/etc/nixos-containers` and `/var/lib/nixos-containers` where `system.stateVersion` is " +
      "22.05 or later.",
    evidence: [
      { by: "evaluation", source: "amansakhuja/nixpkgs5@e66e3e2" },
      { by: "release notes", source: "22.05" },
    ],
  },
  "run-nixos-containers": {
    since: "22.05",
    of: "artifact",
    subject: "/run/containers",
    summary: "Roots of ephemeral containers are in `/run/nixos-containers`, whatever `system.stateVersion` is.",
    evidence: [{ by: "evaluation", source: "amansakhuja/nixpkgs5@e66e3e2" }],
  },
  "unified-hierarchy": {
    since: "23.05",
    of: "artifact",
    subject: "start",
    summary: "Containers get the unified hierarchy of control groups (`SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1`).",
    evidence: [
      { by: "text", source: "pub-solar@2a04ada" },
      { by: "evaluation", source: "the module of 23.11 in the tree of 2026-07-14" },
    ],
  },
  "restart-by-option": {
    since: "24.05",
    of: "artifact",
    subject: 'systemd.services."container@<name>".restartIfChanged',
    summary: "A container with `autoStart` is restarted when it changes as its `restartIfChanged` says.",
    evidence: [
      { by: "pull request", source: "#260291" },
      { by: "evaluation", source: "philiptaron@32fa498" },
    ],
  },
  "bind-mounts-required": {
    since: "24.05",
    of: "artifact",
    subject: 'systemd.services."container@<name>".unitConfig.RequiresMountsFor',
    summary: "The sources of bind mounts are mounted before the container starts.",
    evidence: [
      { by: "pull request", source: "#297517" },
      { by: "evaluation", source: "kira-bruneau@3894238" },
    ],
  },
  "interface-devices": {
    since: "24.11",
    of: "artifact",
    subject: 'systemd.services."container@<name>".wants, after',
    summary: "A container with `autoStart` waits for the interfaces that it is given.",
    evidence: [
      { by: "pull request", source: "#153234" },
      { by: "evaluation", source: "infinisil@b3fc27b" },
    ],
  },
  "directories-by-chmod": {
    since: "24.11",
    of: "artifact",
    subject: "start",
    summary: "Directories get their modes by `chmod`, also those that exist.",
    evidence: [
      { by: "pull request", source: "#346131" },
      { by: "evaluation", source: "infinisil@b3fc27b" },
    ],
  },
  "quoted-interfaces": {
    since: "24.11",
    of: "artifact",
    subject: "postStart",
    summary: "Names of interfaces and addresses of conf files are quoted.",
    evidence: [
      { by: "pull request", source: "#346131" },
      { by: "evaluation", source: "infinisil@b3fc27b" },
    ],
  },
  "flag-array": {
    since: "24.11",
    of: "artifact",
    subject: "start",
    summary: "Flags of systemd-nspawn are collected in an array; before in a string that is split into words.",
    evidence: [
      { by: "pull request", source: "#340483" },
      { by: "evaluation", source: "infinisil@b3fc27b" },
    ],
  },
  "tun-with-mknod": {
    since: "24.11",
    of: "artifact",
    subject: 'systemd.services."container@<name>".serviceConfig.DeviceAllow',
    summary: "`enableTun` allows to make the device node too (`rwm`).",
    evidence: [
      { by: "pull request", source: "#357276" },
      { by: "evaluation", source: "infinisil@b3fc27b" },
    ],
  },
  "network-namespace-flag": {
    since: "25.05",
    of: "artifact",
    subject: "start, conf",
    summary: "A container may join a network namespace (`--network-namespace-path`).",
    evidence: [
      { by: "pull request", source: "#359352" },
      { by: "evaluation", source: "tweag@6eb1613" },
    ],
  },
  "private-users-flag": {
    since: "25.05",
    of: "artifact",
    subject: "start, conf, DeviceAllow",
    summary:
      "A container may have users of its own (`--private-users`): then `/nix` is mounted with mapped owners, and " +
      "with a private network the tun device is allowed.",
    evidence: [
      { by: "pull request", source: "#362210" },
      { by: "evaluation", source: "tweag@6eb1613" },
    ],
  },
  "extra-flags-last": {
    since: "25.05",
    of: "artifact",
    subject: "start",
    summary: "Flags of the conf file come after the module's own.",
    evidence: [
      { by: "pull request", source: "#388409" },
      { by: "evaluation", source: "tweag@6eb1613" },
    ],
  },
  "linked-os-release": {
    since: "25.05",
    of: "artifact",
    subject: "start",
    summary: "An `os-release` that is a link stays, also when what it points to is missing.",
    evidence: [
      { by: "pull request", source: "#388409" },
      { by: "evaluation", source: "tweag@6eb1613" },
    ],
  },
  "flake-on-start": {
    since: "25.11",
    of: "artifact",
    subject: "start, conf",
    summary: "A container may be a flake (`FLAKE=` in its conf file), built when it starts first.",
    evidence: [
      { by: "pull request", source: "#413463" },
      { by: "evaluation", source: "NixOS@1c60f9f" },
    ],
  },
  "nix-on-path": {
    since: "25.11",
    of: "artifact",
    subject: 'systemd.services."container@<name>".path',
    summary: "Nix is on the path of the services.",
    evidence: [
      { by: "pull request", source: "#413463" },
      { by: "evaluation", source: "NixOS@1c60f9f" },
    ],
  },
  "strict-shell": {
    since: "25.11",
    of: "artifact",
    subject: "start, preStart, postStart, container-init",
    summary: "Scripts stop at unset variables and failed pipes, and test variables accordingly.",
    evidence: [{ by: "evaluation", source: "NixOS@1c60f9f" }],
  },
  "usr-bin": {
    since: "26.05",
    of: "artifact",
    subject: "start",
    summary: "`/usr/bin` is made in the container's root.",
    evidence: [
      { by: "pull request", source: "#478341" },
      { by: "evaluation", source: "georgyo@192e8f7" },
    ],
  },
  "escaped-interface-devices": {
    since: "26.05",
    of: "artifact",
    subject: 'systemd.services."container@<name>".wants, after',
    summary: "Names of interfaces are escaped in the names of device units.",
    evidence: [
      { by: "pull request", source: "#478341" },
      { by: "evaluation", source: "georgyo@192e8f7" },
    ],
  },
  "mac-address-variable": {
    since: "26.05",
    of: "artifact",
    subject: "start, container-init, conf",
    summary: "`eth0` may have a given MAC address (`LOCAL_MAC_ADDRESS=`), which alone is enough for a veth pair.",
    evidence: [
      { by: "pull request", source: "#462775" },
      { by: "evaluation", source: "georgyo@192e8f7" },
    ],
  },
} as const satisfies Readonly<Record<string, Change>>;
