import type { InterfaceNameFlaw } from "../../../lowering/interface-name.ts";
import type { MessageTable } from "../message-table.ts";

/** How the names of interfaces are shortened; with the last way the module's scripts still find the full one. */
export type WayToShorten = "cut" | "hash" | "hash-and-alternative";
/** Why a name is none of an interface. */
export type { InterfaceNameFlaw };

/** Why a key of `extraVeths` is no good: for systemd, for the shell, or as the name of both ends. */
export type ExtraVethFlaw = InterfaceNameFlaw | "shell" | "pair";

/**
 * What stops a container's name from being what `systemd-nspawn -M` takes: `unit` for one that no unit or file can have
 * either.
 */
export type MachineNameFlaw = "unit" | "underscore" | "characters" | "labels" | "length";

/** What the messages about names of containers and interfaces are about. */
export interface NameMessageArguments {
  "invalid-machine-name": {
    readonly name: string;
    readonly flaw: Exclude<MachineNameFlaw, "unit" | "underscore">;
    /** The directory with the root file systems of containers. */
    readonly roots: string;
  };
  "underscore-in-container-name": {
    readonly name: string;
    /** The release of NixOS, where its systemd takes the name. */
    readonly takenBy: string | null;
  };
  "interface-name-too-long": ShortenedName;
  "interface-name-shortened": ShortenedName;
  "macvlan-name-shortened": ShortenedName;
  "shortened-names-clash": { readonly name: string; readonly other: string; readonly cut: string };
  "extra-veth-name-too-long": { readonly option: string; readonly name: string };
  "invalid-extra-veth-name": {
    readonly option: string;
    readonly name: string;
    readonly flaw: Exclude<ExtraVethFlaw, "length">;
  };
  "extra-veth-clash": { readonly option: string; readonly other: string; readonly name: string };
  /** `owner` may be the container itself. */
  "extra-veth-of-container": {
    readonly option: string;
    readonly name: string;
    readonly container: string;
    readonly owner: string;
    /** Whether the pre-start script of the owner removes it. */
    readonly removed: boolean;
  };
  "guest-interface-clash": {
    readonly option: string;
    readonly name: string;
    /** Whether it is that of a macvlan interface, rather than one of every such container. */
    readonly macvlan: boolean;
  };
  "interface-listed-twice": { readonly option: string; readonly name: string };
  "interface-moved-twice": ContestedInterface;
  /** `other` is the container that the interface is moved into; it may be the same. */
  "macvlan-parent-moved": ContestedInterface;
  "shared-macvlan-parent": { readonly name: string; readonly count: number };
}

interface ShortenedName {
  readonly name: string;
  readonly full: string;
  /** What systemd before 245 makes of it, and what later versions do. */
  readonly cut: string;
  readonly hashed: string;
  /** What the systemd of the release does: cut, put a hash at the end, or keep the full name beside that too. */
  readonly way: WayToShorten;
}

interface ContestedInterface {
  readonly name: string;
  readonly container: string;
  readonly other: string;
}

const MACHINE_NAME_FLAWS: Readonly<Record<NameMessageArguments["invalid-machine-name"]["flaw"], string>> = {
  characters: "It takes ASCII letters, digits, hyphens and dots.",
  labels: "No part between dots may be empty, or begin or end with a hyphen.",
  length: "It takes at most 64 characters.",
};

const EXTRA_VETH_FLAWS: Readonly<Record<NameMessageArguments["invalid-extra-veth-name"]["flaw"], string>> = {
  empty: "It is empty.",
  dots: "`.` and `..` are directories in `/sys/class/net`.",
  characters: "systemd-nspawn takes printable ASCII characters without `/`, `%` and spaces.",
  number: "systemd-nspawn takes a number for the index of an interface and refuses it.",
  reserved:
    "`all` and `default` stand for all interfaces in sysctls, and newer versions of systemd-nspawn refuse them.",
  shell:
    "The module pastes it into shell scripts without quotes, so that other commands are run than the module means.",
  pair:
    "The colon divides it into a name for the host's end and one for the container's, but the scripts of the module " +
    "ask `ip` for the whole.",
};

/** The text of the findings about names of containers and interfaces. */
export const nameMessages: MessageTable<NameMessageArguments> = {
  "invalid-machine-name": {
    severity: "warning",
    message: ({ name }) => `The container name \`${name}' is not a name that \`systemd-nspawn -M' takes.`,
    help: ({ flaw, roots }) =>
      `${MACHINE_NAME_FLAWS[flaw]} The container does not start (\`Invalid machine name\`). Rename it; its state is ` +
      `below \`${roots}/NAME\`, and has to be moved along.`,
  },
  "underscore-in-container-name": {
    severity: "warning",
    message: ({ name }) => `The container name \`${name}' has an underscore, which systemd 241 and later refuse.`,
    help: ({ takenBy }) =>
      `\`systemd-nspawn -M\` wants a host name, which may not have underscores in these versions: the container does not ` +
      `start (\`Invalid machine name\`). ${takenBy === null ? "" : `The older one of NixOS ${takenBy} takes it. `}` +
      `Hyphens work everywhere.`,
  },
  "interface-name-too-long": {
    severity: "warning",
    message: ({ name, full }) =>
      `The interface \`${full}' of the container \`${name}' has ${full.length} characters; Linux allows 15.`,
    help: ({ full, cut, hashed }) =>
      `systemd before 245 makes \`${cut}\` of it, and the module's post-start script fails, because it asks for ` +
      `\`${full}\`: the container does not start. Later versions make \`${hashed}\` and give it the full name as an ` +
      `alternative one, which the script finds with Linux 5.8 and iproute2 5.8 or newer. ` +
      `A container name of at most 11 characters works with every version of systemd and every release of NixOS.`,
  },
  "interface-name-shortened": {
    severity: "hint",
    message: ({ name, full }) =>
      `The interface \`${full}' of the container \`${name}' has ${full.length} characters, so that systemd shortens it.`,
    help: (names) =>
      `${shortened(names)} ` +
      (names.way === "hash-and-alternative"
        ? "The full one stays as an alternative name, which `ip` finds; firewall "
        : "The container starts all the same; firewall ") +
      `rules and the like have to use the short name. Container names of at most 12 characters stay whole.`,
  },
  "macvlan-name-shortened": {
    severity: "hint",
    message: ({ name, full }) =>
      `The interface \`${full}' inside the container \`${name}' has ${full.length} characters, so that systemd shortens it.`,
    help: (names) =>
      `${shortened(names)} The container's own configuration has to use that name, as in ` +
      `\`networking.interfaces."${names.way === "cut" ? names.cut : names.hashed}"\`. With a parent of at most 12 ` +
      "characters the name stays whole.",
  },
  "shortened-names-clash": {
    severity: "warning",
    message: ({ name, other, cut }) =>
      `The interfaces of the containers \`${name}' and \`${other}' are both \`${cut}' once they are cut to 15 characters.`,
    help: () =>
      `systemd before 245 cuts them like that, and then the container that starts second does not start ` +
      `(\`File exists\`). Later versions put a hash at the end. Container names of at most 12 characters stay whole.`,
  },
  "extra-veth-name-too-long": {
    severity: "warning",
    message: ({ option, name }) => `The name of \`${option}' has ${name.length} characters; Linux allows 15.`,
    help: () =>
      `It is the name of an interface on the host, and systemd-nspawn does not shorten it as it does with ` +
      `\`ve-NAME\`: it refuses the flag (\`Failed to parse --network-veth-extra= parameter\`), and the container does ` +
      `not start.`,
  },
  "invalid-extra-veth-name": {
    severity: "warning",
    message: ({ option, flaw }) =>
      flaw === "shell"
        ? `The shell takes the name of \`${option}' apart.`
        : `The name of \`${option}' cannot be that of an interface.`,
    help: ({ flaw }) =>
      `${EXTRA_VETH_FLAWS[flaw]} ${flaw === "shell" ? "Use letters, digits and hyphens." : "The container does not start."}`,
  },
  "extra-veth-clash": {
    severity: "warning",
    message: ({ option, other }) => `\`${option}' and \`${other}' are one interface of the host.`,
    help: ({ name }) =>
      `The key is the name of the interface on the host, where all containers share one set of names. The pre-start ` +
      `script deletes \`${name}\`, so that the container that starts later takes it away from the other one. Give ` +
      `each a name of its own.`,
  },
  "extra-veth-of-container": {
    severity: "warning",
    message: ({ option, owner }) => `The name of \`${option}' belongs to the container \`${owner}'.`,
    help: ({ name, container, owner, removed }) =>
      container === owner
        ? `With \`privateNetwork\` systemd-nspawn makes \`${name}\` for the container itself and cannot make it twice ` +
          `(\`File exists\`): the container does not start. Choose another name.`
        : (removed
            ? `\`${owner}\` has a private network, and its pre-start script deletes \`${name}\` before it starts, whoever has it. `
            : `systemd-nspawn makes \`${name}\` for \`${owner}\` itself, and the pre-start script of \`${container}\` deletes it, ` +
              `whoever has it. `) + `Choose another name.`,
  },
  "guest-interface-clash": {
    severity: "warning",
    message: ({ option, name }) => `\`${option}' wants the name \`${name}' inside the container, which is taken there.`,
    help: ({ name, macvlan }) =>
      `${whoHasIt(name, macvlan)} The container does not start. ${howToAvoid(name, macvlan)}`,
  },
  "interface-listed-twice": {
    severity: "warning",
    message: ({ option, name }) => `\`${option}' lists \`${name}' twice.`,
    help: () =>
      "systemd-nspawn cannot move or make it a second time (`No such device`, `File exists`), and the container does not " +
      "start. Drop one of them.",
  },
  "interface-moved-twice": {
    severity: "warning",
    message: ({ name, container, other }) =>
      `The interface \`${name}' is moved into the containers \`${container}' and \`${other}'.`,
    help: ({ name }) =>
      `An interface is in one place only: while one of them runs, the other does not start (\`No such device\`). ` +
      `\`macvlans = [ "${name}" ]\` in both, or a bridge, lets them share it.`,
  },
  "macvlan-parent-moved": {
    severity: "warning",
    message: ({ name, container, other }) =>
      `The interface \`${name}', a macvlan parent of \`${container}', is moved into ${container === other ? "it" : `the container \`${other}'`}.`,
    help: ({ container, other }) =>
      container === other
        ? "systemd-nspawn no longer finds the parent (`No such device`), and the container does not start. Keep one of the two."
        : `While \`${other}\` runs, the host has no such interface, and \`${container}\` does not start (\`No such device\`). ` +
          `Use \`macvlans\` in both, or another interface.`,
  },
  "shared-macvlan-parent": {
    severity: "hint",
    message: ({ name, count }) => `The interface \`${name}' is the macvlan parent of ${count} containers.`,
    help: ({ name }) =>
      `That works: each gets \`mv-${name}\` with a MAC address of its own, and they reach each other and the network. ` +
      `They do not reach the host through \`${name}\`, nor the host them: for that the host needs a macvlan interface ` +
      `too, or a bridge. Wi-Fi, and switches that allow one MAC address for each port, drop their packets.`,
  },
};

function shortened({ cut, hashed, way }: ShortenedName): string {
  return way === "cut" ? `It is \`${cut}\` with systemd before 245, and \`${hashed}\` later.` : `It is \`${hashed}\`.`;
}

function whoHasIt(name: string, macvlan: boolean): string {
  if (macvlan)
    return "It is that of an interface that `macvlans` makes, and systemd-nspawn cannot have both (`File exists`).";
  if (name === "lo") return "Every network has a `lo` of its own, and there cannot be another.";
  const made = "With `privateNetwork` systemd-nspawn makes `host0`";
  return name === "host0"
    ? `${made}, and cannot have both (\`File exists\`).`
    : `${made}, and the module's first command in the container, which renames it to \`eth0\`, fails (\`File exists\`).`;
}

function howToAvoid(name: string, macvlan: boolean): string {
  const other = "Give the interface another name";
  return macvlan || name === "lo" ? `${other}.` : `${other}, or drop \`privateNetwork\` if it needs no veth pair.`;
}
