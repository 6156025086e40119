import type { LoweredHost } from "../../../lowering/types.ts";
import { containerOptions } from "../../options/container-options.ts";
import type { Release } from "../../releases/releases.ts";
import { fileText } from "../file-text.ts";
import type { HostView } from "../host-view.ts";

/** What nixctr puts on the host, as the module of a release does: options that the configuration adds are its own. */
export function nixctrView(host: LoweredHost, release: Release): HostView {
  const known = new Set(containerOptions(release).map(({ name }) => name));
  const containers = Object.entries(host.containers).map(([name, container]) => {
    const options = Object.entries<unknown>({ ...container }).filter(([option]) => known.has(option));
    return [name, Object.fromEntries(options)] as const;
  });
  return {
    containers: Object.fromEntries(containers),
    services: setOfRecords(host.systemd.services),
    units: host.units,
    etc: Object.fromEntries(Object.entries(host.environment.etc).map(([path, { text }]) => [path, text])),
    extraHosts: host.networking.extraHosts,
    denyInterfaces: host.networking.dhcpcd.denyInterfaces,
    udevExtraRules: host.services.udev.extraRules,
    kernelModules: host.boot.kernelModules,
    multiUserWants: host.systemd.targets["multi-user"]?.wants ?? [],
    systemPackages: host.environment.systemPackages,
    others: [],
    files: filesOf(host),
    assertions: host.assertions,
    warnings: host.warnings,
  };
}

function setOfRecords(sets: Readonly<Record<string, object>>): HostView["containers"] {
  return Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, { ...set }]));
}

/** Where the path of a generated file has its hash: that of a directory, or of the file itself. */
const ROOT = /^\/etc\/nixctr\/[0-9a-f]{32}-[^/]*/;

function filesOf({ files }: LoweredHost): HostView["files"] {
  return new Map(
    Object.entries(files).flatMap(([path, file]) =>
      Array.from(ROOT.exec(path) ?? [], (root) => [root, fileText(file)]),
    ),
  );
}
