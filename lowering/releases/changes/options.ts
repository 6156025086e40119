import type { Change } from "../change.ts";

/** Changes of the options of containers and of the host: which there are, their types and their defaults. */
export const optionChanges = {
  "extra-flags-option": {
    since: "18.09",
    of: "option",
    subject: "containers.<name>.extraFlags",
    summary: "The option is new.",
    evidence: [
      { by: "evaluation", source: "the trees of 18.03 and May 2018" },
      { by: "pull request", source: "#35541" },
    ],
  },
  "local-system": {
    since: "18.09",
    of: "option",
    subject: "nixpkgs.localSystem",
    summary: "The option is new: the host's platform; before `nixpkgs.system` alone says it.",
    evidence: [{ by: "evaluation", source: "the trees of 18.03 and May 2018" }],
  },
  "plain-strings": {
    since: "19.09",
    of: "type",
    subject: "containers.<name>.{interfaces,hostBridge,hostAddress6,localAddress6}",
    summary: "Strings of several definitions are no longer put one after the other.",
    evidence: [
      { by: "evaluation", source: "the tree of 2020-07-26" },
      { by: "text", source: "xwvvvvwx@71da188" },
      { by: "pull request", source: "#66346" },
    ],
  },
  "start-timeout-option": {
    since: "19.09",
    of: "option",
    subject: "containers.<name>.timeoutStartSec",
    summary: "The option is new.",
    evidence: [
      { by: "pull request", source: "#65661" },
      { by: "text", source: "xwvvvvwx@71da188" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "ephemeral-option": {
    since: "19.09",
    of: "option",
    subject: "containers.<name>.ephemeral",
    summary: "The option is new.",
    evidence: [
      { by: "pull request", source: "#66846" },
      { by: "text", source: "zimbatm@b5eb80a" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "pkgs-option": {
    since: "20.09",
    of: "option",
    subject: "containers.<name>.pkgs",
    summary: "The option is new: the packages that `config` is evaluated with.",
    evidence: [
      { by: "evaluation", source: "the tree of 2020-07-26" },
      { by: "text", source: "Kiwi@4987b08" },
      { by: "pull request", source: "#85570; its backport to 20.03 was taken back in #88619" },
    ],
  },
  "bind-mounts-as-set": {
    since: "20.09",
    of: "type",
    subject: "containers.<name>.bindMounts",
    summary: "A list is no longer accepted, only an attribute set.",
    evidence: [
      { by: "release notes", source: "20.09" },
      { by: "pull request", source: "#96042" },
      { by: "text", source: "Kiwi@4987b08" },
    ],
  },
  "pkgs-option-removed": {
    since: "21.05",
    of: "option",
    subject: "containers.<name>.pkgs",
    summary: "The option is gone: a definition of it is refused.",
    evidence: [
      { by: "pull request", source: "#106767" },
      { by: "text", source: "SuperSandro2000@9d2f8b7" },
    ],
  },
  "nixpkgs-option": {
    since: "21.05",
    of: "option",
    subject: "containers.<name>.nixpkgs",
    summary: "The option is new: the nixpkgs that `config` is evaluated with.",
    evidence: [
      { by: "pull request", source: "#106767" },
      { by: "text", source: "SuperSandro2000@9d2f8b7" },
    ],
  },
  "enabled-in-containers": {
    since: "21.11",
    of: "default",
    subject: "boot.enableContainers",
    summary: "It is true by default, also in a container; before it was the opposite of `boot.isContainer`.",
    evidence: [
      { by: "pull request", source: "#114240" },
      { by: "text", source: "0x4A6F@76d743a" },
      { by: "inference", source: "not in SuperSandro2000@9d2f8b7, though the pull request is older" },
    ],
  },
  "host-platform": {
    since: "22.11",
    of: "option",
    subject: "nixpkgs.hostPlatform",
    summary:
      "The host's platform is that of its packages, which `nixpkgs.hostPlatform` may say; before " +
      "`nixpkgs.localSystem` alone.",
    evidence: [
      { by: "text", source: "awakesecurity@5c02af8" },
      { by: "text", source: "amansakhuja/nixpkgs5@e66e3e2, which is without it" },
    ],
  },
  "special-args-option": {
    since: "23.05",
    of: "option",
    subject: "containers.<name>.specialArgs",
    summary: "The option is new: arguments for the modules of `config`.",
    evidence: [
      { by: "pull request", source: "#216677" },
      { by: "text", source: "DeeUnderscore@8ab9e4e" },
      { by: "text", source: "pub-solar@2a04ada" },
    ],
  },
  "restart-option": {
    since: "24.05",
    of: "option",
    subject: "containers.<name>.restartIfChanged",
    summary: "The option is new: whether a switch restarts a container that changed.",
    evidence: [
      { by: "pull request", source: "#260291" },
      { by: "evaluation", source: "the modules of 23.11 and 24.05 in the tree of 2026-07-14" },
    ],
  },
  "network-namespace-option": {
    since: "25.05",
    of: "option",
    subject: "containers.<name>.networkNamespace",
    summary: "The option is new: a network namespace for the container to run in.",
    evidence: [
      { by: "pull request", source: "#359352" },
      { by: "evaluation", source: "the modules of 24.11 and 25.05 in the tree of 2026-07-14" },
    ],
  },
  "private-users-option": {
    since: "25.05",
    of: "option",
    subject: "containers.<name>.privateUsers",
    summary: "The option is new: users and groups of the container's own.",
    evidence: [
      { by: "pull request", source: "#362210" },
      { by: "evaluation", source: "the modules of 24.11 and 25.05 in the tree of 2026-07-14" },
    ],
  },
  "flake-option": {
    since: "25.11",
    of: "option",
    subject: "containers.<name>.flake",
    summary: "The option is new: a flake whose system the container runs, from a profile that is updated on the host.",
    evidence: [
      { by: "pull request", source: "#413463" },
      { by: "evaluation", source: "the modules of 25.05 and 25.11 in the tree of 2026-07-14" },
    ],
  },
  ports: {
    since: "25.11",
    of: "type",
    subject: "containers.<name>.forwardPorts.*.{hostPort,containerPort}",
    summary: "A port is a number between 0 and 65535; before any integer.",
    evidence: [{ by: "evaluation", source: "the modules of 25.05 and 25.11 in the tree of 2026-07-14" }],
  },
  "nspawn-container-option": {
    since: "25.11",
    of: "option",
    subject: "boot.isNspawnContainer",
    summary: "The option is new; `boot.isContainer` has its value by default.",
    evidence: [{ by: "text", source: "NixOS@1c60f9f" }],
  },
  "enabled-by-use": {
    since: "25.11",
    of: "default",
    subject: "boot.enableContainers",
    summary: "It is true by default where there are containers; before always.",
    evidence: [
      { by: "text", source: "NixOS@1c60f9f" },
      { by: "release notes", source: "25.11" },
    ],
  },
  "mac-address-option": {
    since: "26.05",
    of: "option",
    subject: "containers.<name>.localMacAddress, containers.<name>.extraVeths.<name>.localMacAddress",
    summary: "The option is new; in `extraVeths` nothing reads it.",
    evidence: [
      { by: "pull request", source: "#462775, #531758" },
      { by: "evaluation", source: "the modules of 25.11 and 26.05 in the tree of 2026-07-14" },
    ],
  },
} as const satisfies Readonly<Record<string, Change>>;
