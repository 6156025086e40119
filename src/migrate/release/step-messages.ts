import { dirname } from "node:path";

import type { Directories } from "../../../lowering/directories.ts";
import type { Step, StepList } from "../common/plan.ts";
import { shellWord } from "../common/shell-word.ts";
import { step } from "../common/step.ts";

/** What the user is told to do about state, and at the switch. */
export const stepMessages = {
  keepState: (name: string) => `Before the switch: keep the state of ${name}`,
  stop: (name: string): Step => ({
    text: "Stop the container while its old name and its old directories still count.",
    commands: [`systemctl stop container@${shellWord(name)}.service`],
  }),
  startAgain: (name: string): Step => ({
    text: "After the switch, start it again where it ran: it does not start with the host.",
    commands: [`systemctl start container@${shellWord(name)}.service`],
  }),
  moveRoot: (source: string, target: string): Step => {
    const [before, after] = [dirname(source), dirname(target)];
    return before === after
      ? { text: "Give its root directory its new name.", commands: [move(source, target)] }
      : {
          text: `Move its root directory, which is in ${after} from the switch on. Going back to the old system, move it back.`,
          commands: [`mkdir -p -m 0755 ${after}`, move(source, target)],
        };
  },
  moveProfile: (former: string, name: string): Step => ({
    text: "Move the profile that its system is in.",
    commands: [move(`/nix/var/nix/profiles/per-container/${former}`, `/nix/var/nix/profiles/per-container/${name}`)],
  }),
  moveImperative: (before: Directories, after: Directories): StepList => ({
    title: "Before the switch: containers that nixos-container made",
    container: null,
    steps: [
      {
        text: `Their conf files are read from /etc/${after.conf} from now on, and their root directories are in ${after.roots}. For each NAME of \`nixos-container list\` that is not in the configuration:`,
        commands: [
          "systemctl stop container@NAME.service",
          `mkdir -p -m 0755 /etc/${after.conf} ${after.roots}`,
          `mv /etc/${before.conf}/NAME.conf /etc/${after.conf}/NAME.conf`,
          `mv -T ${before.roots}/NAME ${after.roots}/NAME`,
        ],
      },
    ],
  }),
  /** `flake` is the host of a flake, as commands name it; null where it is none. */
  prepare: (release: string, flake: string | null): StepList => ({
    title: `While everything still runs: build NixOS ${release}`,
    container: null,
    steps: [
      flake === null
        ? step(`Let the nixpkgs of the host be that of ${release}: its channel, or its pin.`)
        : step(
            `Let the nixpkgs of the host be that of ${release}: name its branch in the input of the flake, and lock it.`,
            `nix flake lock ${shellWord(flake.replace(/#.*$/s, ""))}`,
          ),
      step("Build the system: what is wrong in it shows now.", rebuild("build", flake)),
    ],
  }),
  switch: (release: string, flake: string | null): StepList => ({
    title: `Switch to NixOS ${release}`,
    container: null,
    steps: [step("Switch to what was built.", rebuild("switch", flake))],
  }),
  restartLater: (names: readonly string[]): StepList => ({
    title: "After the switch: what runs as it was started before",
    container: null,
    steps: [
      {
        text: "The switch leaves these containers alone. Restart each when that suits you; those that do not run stay so.",
        commands: names.map((name) => `systemctl try-restart container@${shellWord(name)}.service`),
      },
    ],
  }),
} as const;

function rebuild(what: "build" | "switch", flake: string | null): string {
  return `nixos-rebuild ${what}${flake === null ? "" : ` --flake ${shellWord(flake)}`}`;
}

function move(source: string, target: string): string {
  return `mv -T ${shellWord(source)} ${shellWord(target)}`;
}
