import { sortedEntries } from "../../../lowering/byte-order.ts";
import type { Directories } from "../../../lowering/directories.ts";
import { MACHINES } from "../../../lowering/native/tmpfiles.ts";
import type { Step } from "../common/plan.ts";
import { step } from "../common/step.ts";
import { getsGuestFiles, hasState, type MigratedContainer, needsNetworkd } from "./migrated-container.ts";

/** The way back, as long as the module's units are there. */
export function backSteps(containers: readonly MigratedContainer[], directories: Directories): readonly Step[] {
  const autoStarted = containers.filter(({ options }) => options.autoStart);
  return [
    step(
      "Stop the containers that were moved, and move their state back.",
      ...containers.flatMap((container) => stateCommands(container, directories)),
    ),
    ...networkSteps(containers),
    ...(autoStarted.length === 0
      ? []
      : [
          step(
            "Keep them from starting with the host.",
            ...autoStarted.map(
              ({ name }) => `rm -f /etc/systemd/system/machines.target.wants/systemd-nspawn@${name}.service`,
            ),
            "systemctl daemon-reload",
          ),
        ]),
    step(
      "Start them by the module's units.",
      ...containers.map(({ name }) => `systemctl start container@${name}.service`),
    ),
  ];
}

function stateCommands(container: MigratedContainer, directories: Directories): readonly string[] {
  const { name, native } = container;
  const stop = `systemctl stop systemd-nspawn@${name}.service`;
  if (!hasState(container)) return [stop];
  const root = `${directories.roots}/${name}`;
  const files = getsGuestFiles(container) ? sortedEntries(native.networks.guest) : [];
  return [
    stop,
    `mv -T ${MACHINES}/${name} ${root}`,
    ...files.map(([file]) => `rm -f ${root}/etc/systemd/network/${file}`),
  ];
}

/** What networkd has set up already, the module's scripts fail to. */
function networkSteps(containers: readonly MigratedContainer[]): readonly Step[] {
  const files = containers.flatMap(({ native }) => sortedEntries(native.networks.host));
  if (files.length === 0) return [];
  const removals = files.map(([file]) => `rm -f /etc/systemd/network/${file}`);
  const removed =
    "Take the host's files of networkd away: where it sets up an interface first, the module's units fail.";
  if (!needsNetworkd(containers)) return [step(removed, ...removals)];
  return [
    step(removed, ...removals, "networkctl reload"),
    step(
      "Stop networkd, unless it ran before: it has a file for the interfaces of all containers.",
      "systemctl disable --now systemd-networkd.service systemd-networkd.socket",
    ),
  ];
}
