import type { Directories } from "../../../lowering/directories.ts";
import { MACHINES } from "../../../lowering/native/tmpfiles.ts";
import type { Step, StepList } from "../common/plan.ts";
import { shellWord } from "../common/shell-word.ts";
import { step } from "../common/step.ts";
import { backSteps } from "./back-steps.ts";
import { getsGuestFiles, hasState, type MigratedContainer, needsNetworkd } from "./migrated-container.ts";
import { GUESTS } from "./native-tree.ts";
import { systemSteps } from "./system-steps.ts";

/** What the steps depend on beside the containers. */
export interface Host {
  readonly directories: Directories;
  /** The directory with the files for plain systemd; absolute. */
  readonly out: string;
}

/** The way from the module's units to those of systemd, with the state of every container. */
export function nativeSteps(containers: readonly MigratedContainer[], host: Host): readonly StepList[] {
  if (containers.length === 0) return [];
  return [
    { title: "Before", container: null, steps: preparation(containers, host) },
    ...containers.map((container) => ({
      title: `Move ${container.name}`,
      container: container.name,
      steps: [...systemSteps(container, host.out), ...moveSteps(container, host)],
    })),
    { title: "After", container: null, steps: ending(containers, host) },
    { title: "Back, if something is wrong", container: null, steps: backSteps(containers, host.directories) },
  ];
}

function preparation(containers: readonly MigratedContainer[], { out }: Host): readonly Step[] {
  return [
    step(
      "Put the host's files in place. Nothing starts by that. On NixOS, where /etc comes from the configuration, add them " +
        "to that instead: the page on native containers in nixctr's documentation has a module for it.",
      `cp -R ${shellWord(`${out}/etc/.`)} /etc/`,
      "systemctl daemon-reload",
    ),
    step(
      "Where etc/hosts.d or etc/dhcpcd.conf.d is there, add its lines to /etc/hosts, and to /etc/dhcpcd.conf where dhcpcd runs.",
    ),
    ...(needsNetworkd(containers)
      ? [
          step(
            "Let networkd have the interfaces that the files name.",
            "systemctl enable --now systemd-networkd.service",
            "networkctl reload",
          ),
        ]
      : []),
  ];
}

function moveSteps(container: MigratedContainer, { directories, out }: Host): readonly Step[] {
  const { name } = container;
  const root = `${MACHINES}/${name}`;
  const guestFiles = shellWord(`${out}/${GUESTS}/${name}/etc/.`);
  const state = hasState(container)
    ? [
        step(
          "Move its state. On another file system this copies, and then files that are immutable stay behind.",
          `mkdir -p ${MACHINES}`,
          `mv -T ${directories.roots}/${name} ${root}`,
        ),
      ]
    : [];
  return [
    step("Stop it. From here on it is down.", `systemctl stop container@${name}.service`),
    ...state,
    step("Make what is missing.", `systemd-tmpfiles --create /etc/tmpfiles.d/nixctr-${name}.conf`),
    ...(getsGuestFiles(container)
      ? [
          step(
            "Give the guest its networkd files, unless its system imports its part of the files: that makes them itself.",
            `mkdir -p ${root}/etc`,
            `cp -R ${guestFiles} ${root}/etc/`,
          ),
        ]
      : []),
    step("Start it.", `systemctl start systemd-nspawn@${name}.service`),
  ];
}

function ending(containers: readonly MigratedContainer[], { directories }: Host): readonly Step[] {
  const started = containers.filter(({ options }) => options.autoStart).map(({ name }) => name);
  const removals = containers.map(({ name }) => {
    const unit = `container@${name}.service`;
    const links = ["machines", "multi-user"].map((target) => `/etc/systemd/system/${target}.target.wants/${unit}`);
    return ["rm -f", `/etc/systemd/system/${unit}`, ...links, `/etc/${directories.conf}/${name}.conf`].join(" ");
  });
  return [
    step(
      "When all is well, take the containers out of the configuration, or remove what `nixctr lower --out` wrote" +
        (started.length === 0 ? "." : ": else both start when the host boots."),
      ...removals,
      "systemctl daemon-reload",
    ),
  ];
}
