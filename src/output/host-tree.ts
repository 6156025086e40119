import type { LoweredHost } from "../../lowering/types.ts";
import { isFileName } from "./container-name.ts";
import { OutputError } from "./output-error.ts";
import type { TreeEntry, TreeFile, TreeLink } from "./tree-entry.ts";

const unitDirectory = "etc/systemd/system";

/**
 * The files that put a lowered host onto a systemd distribution: units, conf files, scripts, fragments, links. Throws
 * an `OutputError` with the code `unsafe-name` for a container whose name cannot be part of a file name.
 *
 * What the host would merge with its own files gets a fragment named for nixctr: `etc/hosts.d/nixctr` to append to
 * `/etc/hosts`, `etc/dhcpcd.conf.d/nixctr.conf` to append to `/etc/dhcpcd.conf`, `etc/udev/rules.d/99-nixctr.rules`,
 * where NixOS has `99-local.rules`, and `etc/modules-load.d/nixctr.conf`.
 */
export function hostTree(host: LoweredHost): TreeEntry[] {
  for (const name of Object.keys(host.containers)) {
    if (isFileName(name) || !Object.hasOwn(host.units, `container@${name}.service`)) continue;
    throw new OutputError("unsafe-name", name);
  }
  return [...files(host), ...serviceLinks(host), ...targetLinks(host)];
}

function files(host: LoweredHost): TreeFile[] {
  return [
    ...Object.entries(host.units).map(([name, text]) => file(`${unitDirectory}/${name}`, text)),
    ...Object.entries(host.environment.etc).map(([path, { text }]) => file(`etc/${path}`, text)),
    ...Object.entries(host.files).map(([path, { text, executable }]) =>
      file(path.replace(/^\//, ""), text, executable ? 0o755 : 0o644),
    ),
    ...fragments(host).filter(({ text }) => text !== ""),
  ];
}

function fragments({ networking, services, boot }: LoweredHost): TreeFile[] {
  const { denyInterfaces } = networking.dhcpcd;
  return [
    file("etc/hosts.d/nixctr", networking.extraHosts),
    file(
      "etc/dhcpcd.conf.d/nixctr.conf",
      denyInterfaces.length === 0 ? "" : `denyinterfaces ${denyInterfaces.join(" ")}\n`,
    ),
    file("etc/udev/rules.d/99-nixctr.rules", services.udev.extraRules),
    file("etc/modules-load.d/nixctr.conf", boot.kernelModules.map((module) => `${module}\n`).join("")),
  ];
}

/** `wantedBy`: as `generateUnits` of the systemd module links its own units. */
function serviceLinks({ systemd }: LoweredHost): TreeLink[] {
  return Object.entries(systemd.services).flatMap(([name, { wantedBy }]) =>
    wantedBy.map((target) => link(`${unitDirectory}/${target}.wants/${name}.service`, `../${name}.service`)),
  );
}

/** `wants` of a target, for units that systemd brings along: as `systemctl enable` links them, each once. */
function targetLinks({ systemd }: LoweredHost): TreeLink[] {
  return Object.entries(systemd.targets).flatMap(([name, { wants }]) =>
    [...new Set(wants)].map((unit) =>
      link(`${unitDirectory}/${name}.target.wants/${unit}`, `/usr/lib/systemd/system/${unit}`),
    ),
  );
}

function file(path: string, text: string, mode = 0o644): TreeFile {
  return { kind: "file", path, text, mode };
}

function link(path: string, target: string): TreeLink {
  return { kind: "link", path, target };
}
