import { profilesOf } from "../../../lowering/native/system-in-guest.ts";
import { pathInNix } from "../common/path-in-nix.ts";
import type { Step } from "../common/plan.ts";
import { shellWord } from "../common/shell-word.ts";
import { step } from "../common/step.ts";
import type { MigratedContainer } from "./migrated-container.ts";
import { GUESTS } from "./native-tree.ts";

/** How the guest's system comes to where it is looked for, where that is not what it was; `out` is the directory with the files. */
export function systemSteps({ name, options, hasConfig }: MigratedContainer, out: string): readonly Step[] {
  const profile = `${profilesOf(name)}/system`;
  const { flake = null } = options;
  if (flake !== null) {
    const [url = "", attribute = "container"] = flake.split("#");
    const system = `${url}#nixosConfigurations.${JSON.stringify(attribute)}.config.system.build.toplevel`;
    return [
      step(
        "Build the system of the flake into the profile of the container, after it imports its part of the files.",
        `mkdir -p ${profilesOf(name)}`,
        `nix build --profile ${profile} ${shellWord(system)}`,
      ),
    ];
  }
  if (!hasConfig) return [];
  const configuration = pathInNix(`${out}/${GUESTS}/${name}.nix`);
  return [
    step(
      `Make a NixOS system of its own of \`containers.${name}.config\`: a configuration that has ` +
        `\`imports = [ ${configuration} ];\` and what \`config\` says. ` +
        (options.path === profile
          ? "Build it, and put it into the profile of the container; GUEST is its file."
          : `Build it, and give its path to nixctr with \`--system ${name}=PATH\`, where it is another one.`),
      ...(options.path === profile
        ? [
            `mkdir -p ${profilesOf(name)}`,
            `nix-env -p ${profile} -I nixos-config=GUEST -f '<nixpkgs/nixos>' --set -A system`,
          ]
        : []),
    ),
  ];
}
