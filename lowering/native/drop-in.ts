import { sortedEntries } from "../byte-order.ts";
import { extraPairEnds } from "../container-network.ts";
import { deviceUnit } from "../device-unit.ts";
import { joinedBridge } from "../joined-bridge.ts";
import type { ModuleRelease } from "../module-release.ts";
import type { ContainerOptions, Facts } from "../types.ts";
import type { ExtraFlags } from "./extra-flags.ts";
import { canBeMatched } from "./networks.ts";
import { type Section, setting, type Setting } from "./sections.ts";
import { systemInGuest } from "./system-in-guest.ts";

/** A container, with what `enableTun` and `privateUsers` add to it, and what else its service depends on. */
export interface DropInInput {
  readonly name: string;
  readonly container: ContainerOptions;
  readonly flags: ExtraFlags;
  readonly facts: Facts;
}

/** The sections of the drop-in of `systemd-nspawn@NAME.service`. */
export function dropInSections(module: ModuleRelease, input: DropInInput): readonly Section[] {
  return [
    { name: "Unit", settings: unitSettings(module, input.container) },
    { name: "Service", settings: serviceSettings(module, input) },
  ];
}

function unitSettings({ has }: ModuleRelease, container: ContainerOptions): readonly Setting[] {
  const { autoStart, bindMounts, interfaces } = container;
  const sources = sortedEntries(bindMounts).map(
    ([name, { hostPath, mountPoint }]) => [name, hostPath ?? mountPoint] as const,
  );
  const devices = autoStart ? interfaces.map((name, index) => [index, deviceUnit(name, true)] as const) : [];
  return [
    ...(autoStart ? [setting("Wants", "network.target")] : []),
    ...devices.flatMap(([index, unit]) =>
      ["Wants", "After"].map((key) => setting(key, unit.replaceAll("%", "%%"), ["interfaces", index])),
    ),
    ...sources
      .filter(([, source]) => has("bind-mounts-required") && source.startsWith("/"))
      .map(([name, source]) => setting("RequiresMountsFor", quoteWord(source), ["bindMounts", name])),
  ];
}

function serviceSettings(module: ModuleRelease, input: DropInInput): readonly Setting[] {
  const { container, facts } = input;
  const { allowedDevices, timeoutStartSec } = container;
  return [
    // systemd-nspawn cannot tell from a root without a /usr/lib what the guest's systemd takes.
    setting("Environment", "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1"),
    ...commandLine(input),
    ...bridgePorts(module, container, facts),
    setting("ExecReload", reload(input)),
    setting("Restart", "on-failure"),
    setting("SyslogIdentifier", "container %i"),
    ...(module.has("start-timeout") && timeoutStartSec !== undefined
      ? [setting("TimeoutStartSec", timeoutStartSec, ["timeoutStartSec"])]
      : []),
    // The module allows none of the devices that systemd's own unit does.
    setting("DeviceAllow", ""),
    ...allowedDevices.map(({ node, modifier }, index) =>
      setting("DeviceAllow", `${node} ${modifier}`, ["allowedDevices", index]),
    ),
  ];
}

/** Another command line only where a flag needs it: else that of systemd stays, whatever a newer one adds to it. */
function commandLine({ container, flags, facts }: DropInInput): readonly Setting[] {
  const namespace = container.networkNamespace ?? null;
  const words = [...(namespace === null ? [] : [`--network-namespace-path=${namespace}`]), ...flags.commandLine];
  if (words.length === 0) return [];
  const program = `${facts.packages.systemd}/bin/systemd-nspawn --quiet --keep-unit --settings=override --machine=%i`;
  const option = namespace === null ? "extraFlags" : "networkNamespace";
  return [setting("ExecStart", ""), setting("ExecStart", [program, ...words.map(quoteArgument)].join(" "), [option])];
}

/** systemd-nspawn makes no port of a bridge of these pairs, and networkd does so for bridges of its own only. */
function bridgePorts(module: ModuleRelease, container: ContainerOptions, facts: Facts): readonly Setting[] {
  if (!extraPairEnds(module, container).host) return [];
  return sortedEntries(container.extraVeths).flatMap(([veth, options]) => {
    const bridge = joinedBridge(options);
    if (bridge === null || !canBeMatched(veth)) return [];
    const command = [`${facts.packages.iproute}/bin/ip`, "link", "set", "dev", veth, "master", bridge.trim(), "up"];
    return [setting("ExecStartPost", command.map(quoteArgument).join(" "), ["extraVeths", veth, "hostBridge"])];
  });
}

/** What the module's script does by `nixos-container run`. */
function reload({ name, container, facts }: DropInInput): string {
  const run = `${facts.packages.systemd}/bin/systemd-run --machine=%i --quiet --wait --pipe`;
  return `${run} ${quoteArgument(`${systemInGuest(name, container)}/bin/switch-to-configuration`)} test`;
}

/** A word of a command line in a unit. */
function quoteArgument(word: string): string {
  return quoteWord(word).replaceAll("$", "$$$$");
}

/** A word of a setting that is a list, with specifiers: in quotes where it needs them. */
function quoteWord(word: string): string {
  const quoted = /^[\w@%+=:,./~$-]+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, "\\$&")}"`;
  return quoted.replaceAll("%", "%%");
}
