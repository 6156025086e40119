import { sortedEntries } from "../../../lowering/byte-order.ts";
import type { LoweredHost } from "../../../lowering/types.ts";
import { hostTree } from "../../output/host-tree.ts";
import type { TreeEntry, TreeFile } from "../../output/tree-entry.ts";
import type { MigratedContainer } from "./migrated-container.ts";

/** The directory, beside `etc`, with what belongs into the guests. */
export const GUESTS = "guests";

/**
 * The files for the containers. Below `etc` they are the host's; `guests/NAME` is for the root of a guest, and
 * `guests/NAME.nix` for its configuration.
 */
export function nativeTree(host: LoweredHost, containers: readonly MigratedContainer[]): readonly TreeEntry[] {
  if (containers.length === 0) return [];
  return [...hostTree(withoutContainers(host)), ...containers.flatMap(containerEntries)];
}

/** What the module changes beside the containers: hosts, and programs that are to leave their interfaces alone. */
function withoutContainers(host: LoweredHost): LoweredHost {
  return {
    ...host,
    units: {},
    files: {},
    systemd: { services: {}, targets: { "multi-user": { wants: ["machines.target"] } } },
    environment: { etc: {}, systemPackages: [] },
  };
}

function containerEntries({ name, options, native }: MigratedContainer): readonly TreeEntry[] {
  const unit = `systemd-nspawn@${name}.service`;
  const { host, guest } = native.networks;
  return [
    file(`etc/systemd/nspawn/${name}.nspawn`, native.nspawn),
    file(`etc/systemd/system/${unit}.d/10-nixctr.conf`, native.dropIn),
    ...sortedEntries(host).map(([network, text]) => file(`etc/systemd/network/${network}`, text)),
    file(`etc/tmpfiles.d/nixctr-${name}.conf`, native.tmpfiles),
    ...(options.autoStart ? [startLink(unit)] : []),
    ...sortedEntries(guest).map(([network, text]) => file(`${GUESTS}/${name}/etc/systemd/network/${network}`, text)),
    file(`${GUESTS}/${name}.nix`, native.guestModule),
  ];
}

/** As `systemctl enable` links it. */
function startLink(unit: string): TreeEntry {
  const target = "/usr/lib/systemd/system/systemd-nspawn@.service";
  return { kind: "link", path: `etc/systemd/system/machines.target.wants/${unit}`, target };
}

function file(path: string, text: string): TreeFile {
  return { kind: "file", path, text, mode: 0o644 };
}
