import type { MessageTable } from "../message-table.ts";

/** What the messages about the host around the containers are about. */
export interface HostMessageArguments {
  "containers-disabled": {
    /** The first container, and how many there are besides. */
    readonly name: string;
    readonly others: number;
    /** Whether the module is off by default where the host is a container. */
    readonly offInside: boolean;
  };
  "undeclared-bridge": {
    readonly option: string;
    readonly bridge: string;
    /** The declared interface that was likely meant. */
    readonly meant: string | undefined;
  };
  "managed-extra-veth": {
    readonly option: string;
    readonly name: string;
    readonly manager: "NetworkManager" | "dhcpcd";
  };
  "networkd-configures-veth": {
    readonly name: string;
    readonly interface: string;
    /** How many further interfaces it is so for. */
    readonly others: number;
  };
  "conf-file-written-twice": {
    readonly option: string;
    readonly name: string;
    /** Below `/etc`. */
    readonly file: string;
  };
  "shared-conf-directory": {
    /** Below `/etc`. */
    readonly directory: string;
    /** The option that brings other files there. */
    readonly user: string;
    /** Whether hosts with a newer `system.stateVersion` have another directory. */
    readonly byStateVersion: boolean;
  };
}

/** The text of the findings about the host around the containers. */
export const hostMessages: MessageTable<HostMessageArguments> = {
  "containers-disabled": {
    severity: "warning",
    message: ({ name, others }) =>
      `${withOthers(`\`containers.${name}'`, others)} ${others === 0 ? "has" : "have"} no effect: ` +
      "`boot.enableContainers' is false.",
    help: ({ offInside }) =>
      "The module then makes no unit and no conf file. " +
      (offInside ? "It is false where the host is itself a container (`boot.isContainer`), unless it is set. " : "") +
      "Set `boot.enableContainers = true;`, or drop the containers.",
  },
  "undeclared-bridge": {
    severity: "warning",
    message: ({ option, bridge }) => `\`${option}' is \`${bridge}', which the configuration does not declare.`,
    help: ({ bridge, meant }) =>
      `${meant === undefined ? "" : `Did you mean \`${meant}\`? `}` +
      "Without the bridge the container does not start. Declare it, as with " +
      `\`networking.bridges."${bridge}".interfaces = [ ];\`, unless something else, such as a script, makes it before the ` +
      "container starts.",
  },
  "managed-extra-veth": {
    severity: "hint",
    message: ({ option, name, manager }) => `\`${option}': the module does not keep ${manager} from \`${name}'.`,
    help: ({ name, manager }) =>
      manager === "NetworkManager"
        ? "Its udev rule is for `ve-*` and `vb-*` alone. NetworkManager leaves other veth pairs alone only where udev " +
          "knows their driver and they are not called `eth…`; otherwise it may take the addresses away. Choose a name " +
          `with \`ve-\`, or set \`networking.networkmanager.unmanaged = [ "interface-name:${name}" ];\`.`
        : "It denies `ve-*` and `vb-*` alone, while NixOS runs dhcpcd on every other interface (`networking.useDHCP`): " +
          "it asks the container for a lease, or gives the interface an address of its own. Choose a name with `ve-`, " +
          `or set \`networking.dhcpcd.denyInterfaces = [ "${name}" ];\`.`,
  },
  "networkd-configures-veth": {
    severity: "warning",
    message: ({ name, interface: link, others }) =>
      `networkd configures ${withOthers(`\`${link}' of \`containers.${name}'`, others)} as well.`,
    help: ({ interface: link }) =>
      "systemd comes with `80-container-ve.network`, which matches `ve-*` where udev knows the driver, with an address, a " +
      "DHCP server and masquerading. networkd may then drop what the module has set up: the addresses, in newer " +
      "versions also the bridge. Keep it away with a file that sorts before that one: " +
      `\`systemd.network.networks."10-containers" = { matchConfig.Name = "${link}"; linkConfig.Unmanaged = true; };\`, ` +
      'or `"ve-*"` for all of them.',
  },
  "conf-file-written-twice": {
    severity: "warning",
    message: ({ option, name }) => `\`${option}' is the conf file of \`containers.${name}', which the module writes.`,
    help: ({ file }) =>
      `NixOS joins two definitions of \`text\`, so that \`/etc/${file}\` has the lines of both, and a \`source\` takes ` +
      "the place of what the module writes. Use the options of the container, such as `extraFlags`.",
  },
  "shared-conf-directory": {
    severity: "hint",
    message: ({ directory, user }) => `\`/etc/${directory}' has files from \`${user}' besides those of \`containers'.`,
    help: ({ directory, byStateVersion }) =>
      "`nixos-container` takes every `.conf` file there for that of a container: with `registries.conf` it lists a " +
      "container `registries`. Do not give a container the name of such a file. " +
      `${byStateVersion ? "Hosts that were set up with NixOS 22.05 or later" : "Later releases"} use ` +
      `\`/etc/nixos-${directory}\`.`,
  },
};

function withOthers(name: string, others: number): string {
  if (others === 0) return name;
  return `${name} and ${others} other${others === 1 ? "" : "s"}`;
}
