import { dirname } from "node:path";

import { pathInNix } from "../common/path-in-nix.ts";
import type { Step, StepList } from "../common/plan.ts";
import { step } from "../common/step.ts";
import type { ImperativeContainer } from "./container.ts";
import type { Guest } from "./guest/guest.ts";
import { stateDirectory } from "./guest/state-directory.ts";
import type { Prefix } from "./read/find-directories.ts";

/** A container that is moved. */
export interface MovedContainer {
  readonly container: ImperativeContainer;
  readonly guest: Guest;
}

export interface Move {
  readonly containers: readonly MovedContainer[];
  /** The module's file. */
  readonly module: string;
  /** The directory that the host has conf files and root file systems in. */
  readonly prefix: Prefix;
  /** Whether that depends on `system.stateVersion`. */
  readonly byStateVersion: boolean;
}

/** The way from what is on the host to the module, with the state of every container. */
export function moveSteps(move: Move): readonly StepList[] {
  if (move.containers.length === 0) return [];
  return [
    { title: "Before", container: null, steps: preparation(move) },
    ...move.containers.map((moved) => stopList(moved, move.prefix)),
    {
      title: "Switch",
      container: null,
      steps: [step("Switch to the configuration with the module.", "nixos-rebuild switch")],
    },
    ...move.containers.map(startList),
    { title: "Back, if something is wrong", container: null, steps: retreat(move) },
  ];
}

function preparation({ module, byStateVersion, prefix }: Move): readonly Step[] {
  const kept =
    prefix === "nixos-containers"
      ? "Leave system.stateVersion as it is, at 22.05 or later: it decides that containers are in /var/lib/nixos-containers."
      : "Leave system.stateVersion as it is, before 22.05: it decides that containers are in /var/lib/containers.";
  return [
    step(
      `Write the module (\`--write\`), and add it to the configuration: \`imports = [ ${pathInNix(module)} ];\`. A flake has to have it in git.`,
    ),
    ...(byStateVersion ? [step(kept)] : []),
    step("Build the configuration: whatever is wrong shows while everything still runs.", "nixos-rebuild build"),
  ];
}

function stopList({ container }: MovedContainer, prefix: Prefix): StepList {
  const { name, was } = container;
  const conf = confFile(container);
  const [from, to] = rootsOf(container, prefix);
  return {
    title: `${was}: stop it`,
    container: name,
    steps: [
      step("Stop it. What it has stored stays where it is.", `systemctl stop container@${was}.service`),
      step("Put its conf file aside: the declared one takes its place.", `mv ${conf} ${conf}.imperative`),
      from === to
        ? step(`Its root file system stays in ${to}: there is nothing to move.`)
        : step(
            "Move its root file system to where declared containers have it.",
            `mkdir -p -m 0700 ${dirname(to)}`,
            `mv ${from} ${to}`,
          ),
      ...profileSteps(container),
    ],
  };
}

/** Where the Nix of the host has what belongs to a container, by its name. */
const PER_CONTAINER = ["/nix/var/nix/profiles/per-container", "/nix/var/nix/gcroots/per-container"];

function profileSteps({ name, was }: ImperativeContainer): readonly Step[] {
  if (name === was) return [];
  return [
    step(
      "Its profile, and its roots of garbage collection where it was ever started, get its new name.",
      ...PER_CONTAINER.map((directory) => moving(directory, was, name)),
    ),
  ];
}

function moving(directory: string, from: string, to: string): string {
  return `mv ${directory}/${from} ${directory}/${to}`;
}

function confFile({ was, directory }: ImperativeContainer): string {
  return `/etc/${directory.prefix}/${was}.conf`;
}

function rootsOf({ name, was, directory }: ImperativeContainer, prefix: Prefix): readonly [from: string, to: string] {
  return [stateDirectory(directory.prefix, was), stateDirectory(prefix, name)];
}

function startList({ container: { name, autoStart }, guest }: MovedContainer): StepList {
  const profile = `/nix/var/nix/profiles/per-container/${name}`;
  const unit = `container@${name}.service`;
  return {
    title: `${name}: start it`,
    container: name,
    steps: [
      step(
        autoStart ? "Start it, unless the switch did, and see that it is well." : "Start it, and see that it is well.",
        `systemctl start ${unit}`,
        `systemctl status ${unit}`,
      ),
      guest.kind === "configuration"
        ? step(
            "Its system comes from the host's configuration now. Once nobody wants to go back, the one before can go.",
            `rm ${profile}/system*`,
          )
        : step(`Its system stays in ${profile}: that is not to be removed.`),
    ],
  };
}

function retreat({ containers, prefix }: Move): readonly Step[] {
  const back = containers.flatMap(({ container }) => {
    const { name, was } = container;
    const [from, to] = rootsOf(container, prefix);
    const conf = confFile(container);
    return [
      ...(from === to ? [] : [`mv ${to} ${from}`]),
      ...(name === was ? [] : PER_CONTAINER.map((directory) => moving(directory, name, was))),
      `mv ${conf}.imperative ${conf}`,
      `systemctl start container@${was}.service`,
    ];
  });
  return [
    step("Take the module out of the imports again, and switch: that stops the containers.", "nixos-rebuild switch"),
    step("Put back what was moved, and start the containers.", ...back),
  ];
}
