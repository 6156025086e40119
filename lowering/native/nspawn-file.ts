import { sortedEntries } from "../byte-order.ts";
import { hasOwnPair } from "../container-network.ts";
import { joinedBridge } from "../joined-bridge.ts";
import type { ModuleRelease } from "../module-release.ts";
import type { BindMount, ContainerOptions } from "../types.ts";
import { mapsUsers } from "../with-tun.ts";
import type { ExtraFlags } from "./extra-flags.ts";
import { type NspawnSection, type NspawnSetting, privateUsersValue } from "./flag-settings.ts";
import { canBeMatched } from "./networks.ts";
import { type Section, setting, type Setting } from "./sections.ts";
import { systemInGuest } from "./system-in-guest.ts";

/** A container, with what `enableTun` and `privateUsers` add to it, and what else its file depends on. */
export interface NspawnInput {
  readonly name: string;
  readonly container: ContainerOptions;
  readonly flags: ExtraFlags;
  /** Whether its system is one of 32 bits on a host of 64. */
  readonly is32Bit: boolean;
}

/**
 * The sections of `NAME.nspawn`. Everything that `systemd-nspawn@.service` says on its command line is said again, since
 * some of it is not what the module wants: `--boot`, `-U`, `--network-veth`.
 */
export function nspawnSections(module: ModuleRelease, input: NspawnInput): readonly Section[] {
  const sections: Readonly<Record<NspawnSection, readonly Setting[]>> = {
    Exec: execSettings(module, input),
    Files: fileSettings(module, input),
    Network: networkSettings(module, input.container),
  };
  const flags = input.flags.settings.filter((flag) => !isOverruled(module, flag));
  return (["Exec", "Files", "Network"] as const).map((name) => ({
    name,
    settings: withFlags(
      sections[name],
      flags.filter(({ section }) => section === name),
    ),
  }));
}

/** Before it put `extraFlags` last, the module's script said these after them. */
function isOverruled({ has }: ModuleRelease, { key }: NspawnSetting): boolean {
  return !has("extra-flags-last") && ["NotifyReady", "KillSignal", "LinkJournal"].includes(key);
}

function withFlags(settings: readonly Setting[], flags: readonly NspawnSetting[]): readonly Setting[] {
  return flags.reduce(
    (known, { key, value, single }) => [
      ...(single ? known.filter((other) => other.key !== key) : known),
      setting(key, value, ["extraFlags"]),
    ],
    settings,
  );
}

function execSettings({ has }: ModuleRelease, { name, container, is32Bit }: NspawnInput): readonly Setting[] {
  const { ephemeral = false, privateUsers = "no", additionalCapabilities } = container;
  const capabilities = additionalCapabilities
    .flatMap((element) => element.split(/[,\s]+/))
    .filter((text) => text !== "");
  return [
    setting("Boot", "no"),
    setting("Parameters", oneWord(`${systemInGuest(name, container)}/init`), ["path"]),
    ...(is32Bit ? [setting("Personality", "x86")] : []),
    setting("KillSignal", "SIGRTMIN+3"),
    setting("NotifyReady", "yes"),
    setting("PrivateUsers", privateUsersValue(String(privateUsers)), ["privateUsers"]),
    // systemd-nspawn refuses an ephemeral container with a linked journal.
    setting("LinkJournal", has("linked-journal") && !ephemeral ? "try-guest" : "auto"),
    setting("ResolvConf", "replace-host"),
    ...(ephemeral ? [setting("Ephemeral", "yes", ["ephemeral"])] : []),
    ...(capabilities.length === 0 ? [] : [setting("Capability", capabilities.join(" "), ["additionalCapabilities"])]),
  ];
}

/** A word of a list. One with quotes would have to be quoted in a way that systemd keeps in the word: it is none. */
function oneWord(word: string): string {
  if (!/[\s"'\\]/.test(word)) return word;
  return /["\\]/.test(word) ? "" : `"${word}"`;
}

/** What of the host's Nix the guest sees: source, mount point, and whether it is mounted read-only. */
function nixMounts(name: string): readonly (readonly [key: string, source: string, mountPoint: string])[] {
  return [
    ["BindReadOnly", "/nix/store", "/nix/store"],
    ["BindReadOnly", "/nix/var/nix/db", "/nix/var/nix/db"],
    ["BindReadOnly", "/nix/var/nix/daemon-socket", "/nix/var/nix/daemon-socket"],
    ["Bind", `/nix/var/nix/profiles/per-container/${name}`, "/nix/var/nix/profiles"],
    ["Bind", `/nix/var/nix/gcroots/per-container/${name}`, "/nix/var/nix/gcroots"],
  ];
}

function fileSettings({ has }: ModuleRelease, { name, container }: NspawnInput): readonly Setting[] {
  const idmap = has("private-users-flag") && mapsUsers(container) ? ":idmap" : "";
  return [
    ...nixMounts(name).map(([key, source, mountPoint]) => setting(key, `${source}:${mountPoint}${idmap}`)),
    ...sortedEntries(container.bindMounts).map(([mount, bind]) => bindSetting(mount, bind)),
    ...container.tmpfs.map((mount, index) => setting("TemporaryFileSystem", mount, ["tmpfs", index])),
  ];
}

function bindSetting(name: string, { hostPath, mountPoint, isReadOnly }: BindMount): Setting {
  const value = hostPath === null ? mountPoint : `${hostPath}:${mountPoint}`;
  return setting(isReadOnly ? "BindReadOnly" : "Bind", value, ["bindMounts", name]);
}

/** With a network namespace there is no setting: any would have to be said with the namespace, for which there is none. */
function networkSettings(module: ModuleRelease, container: ContainerOptions): readonly Setting[] {
  if ((container.networkNamespace ?? null) !== null) return [];
  const { privateNetwork, forwardPorts, interfaces, macvlans, extraVeths } = container;
  const bridge = privateNetwork ? joinedBridge(container) : null;
  const veths = Object.keys(extraVeths).length > 0;
  const isPrivate = privateNetwork || interfaces.length > 0 || macvlans.length > 0 || veths;
  return [
    setting("Private", isPrivate ? "yes" : "no"),
    setting("VirtualEthernet", hasOwnPair(module, container) ? "yes" : "no"),
    ...(bridge === null ? [] : [setting("Bridge", bridge.trim(), ["hostBridge"])]),
    ...interfaces.map((name, index) => setting("Interface", name, ["interfaces", index])),
    ...macvlans.map((name, index) => setting("MACVLAN", name, ["macvlans", index])),
    ...sortedEntries(extraVeths)
      .filter(([veth]) => canBeMatched(veth))
      .map(([veth]) => setting("VirtualEthernetExtra", veth, ["extraVeths", veth])),
    ...(privateNetwork ? portSettings(forwardPorts) : []),
  ];
}

function portSettings(ports: ContainerOptions["forwardPorts"]): readonly Setting[] {
  return ports.map(({ protocol, hostPort, containerPort }, index) =>
    setting("Port", `${protocol}:${hostPort}:${containerPort ?? hostPort}`, ["forwardPorts", index]),
  );
}
