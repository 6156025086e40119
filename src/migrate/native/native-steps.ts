import type { Directories } from "../../../lowering/directories.ts";
import { profilesOf } from "../../../lowering/native/system-in-guest.ts";
import { MACHINES } from "../../../lowering/native/tmpfiles.ts";
import type { Step, StepList } from "../common/plan.ts";
import { shellWord } from "../common/shell-word.ts";
import { hasGuestNetworks, type MigratedContainer } from "./migrated-container.ts";
import { GUESTS } from "./native-tree.ts";

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
      steps: [...systemSteps(container, host), ...moveSteps(container, host)],
    })),
    { title: "After", container: null, steps: ending(containers, host) },
  ];
}

function step(text: string, ...commands: readonly string[]): Step {
  return { text, commands };
}

function preparation(containers: readonly MigratedContainer[], { out }: Host): readonly Step[] {
  const needsNetworkd = containers.some(({ native }) => native.networks.needsNetworkd);
  return [
    step(
      "Put the host's files in place. Nothing starts by that.",
      `cp -R ${shellWord(`${out}/etc/.`)} /etc/`,
      "systemctl daemon-reload",
    ),
    step(
      "Where etc/hosts.d or etc/dhcpcd.conf.d is there, add its lines to /etc/hosts, and to /etc/dhcpcd.conf where dhcpcd runs.",
    ),
    ...(needsNetworkd
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

/** How the guest's system comes to where it is looked for, where that is not what it was. */
function systemSteps({ name, options, hasConfig }: MigratedContainer, { out }: Host): readonly Step[] {
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
  const configuration = shellWord(`${out}/${GUESTS}/${name}.nix`);
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

function moveSteps(container: MigratedContainer, { directories, out }: Host): readonly Step[] {
  const { name, options } = container;
  const root = `${MACHINES}/${name}`;
  const guestFiles = shellWord(`${out}/${GUESTS}/${name}/etc/.`);
  const state =
    options.ephemeral === true
      ? []
      : [
          step(
            "Move its state. On another file system this copies, and then files that are immutable stay behind.",
            `mkdir -p ${MACHINES}`,
            `mv -T ${directories.roots}/${name} ${root}`,
          ),
        ];
  return [
    step("Stop it. From here on it is down.", `systemctl stop container@${name}.service`),
    ...state,
    step("Make what is missing.", `systemd-tmpfiles --create /etc/tmpfiles.d/nixctr-${name}.conf`),
    ...(hasGuestNetworks(container)
      ? [
          step(
            "Give the guest its networkd files, which a NixOS system that imports its part of the files makes itself.",
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
  const files = containers.flatMap(({ name }) => [
    `/etc/systemd/system/container@${name}.service`,
    ...["machines", "multi-user"].map(
      (target) => `/etc/systemd/system/${target}.target.wants/container@${name}.service`,
    ),
    `/etc/${directories.conf}/${name}.conf`,
  ]);
  return [
    step(
      "When all is well, take the containers out of the configuration, or remove what `nixctr lower --out` wrote" +
        (started.length === 0 ? "." : ": else both start when the host boots."),
      `rm -f ${files.join(" ")}`,
      "systemctl daemon-reload",
    ),
  ];
}
