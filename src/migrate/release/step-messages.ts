import { dirname } from "node:path";

import type { Directories } from "../../../lowering/directories.ts";
import type { Step, StepList } from "../common/plan.ts";
import { shellWord } from "../common/shell-word.ts";

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
          text: `Move its root directory, which is in ${after} from now on.`,
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
  switch: (release: string, flake: string | null): Pick<StepList, "title" | "steps"> => {
    const named = flake === null ? "" : ` --flake ${shellWord(flake)}`;
    return {
      title: `Switch to NixOS ${release}`,
      steps: [
        {
          text:
            flake === null
              ? `Let the nixpkgs of the host be that of ${release}: its channel, or its pin.`
              : `Let the nixpkgs of the host be that of ${release}: name its branch in the input of the flake, and lock it.`,
          commands: flake === null ? [] : [`nix flake lock ${shellWord(flake.replace(/#.*$/s, ""))}`],
        },
        { text: "Build the system first: what is wrong in it shows then.", commands: [`nixos-rebuild build${named}`] },
        { text: "Switch to it.", commands: [`nixos-rebuild switch${named}`] },
      ],
    };
  },
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

function move(source: string, target: string): string {
  return `mv -T ${shellWord(source)} ${shellWord(target)}`;
}
