import { listInProse } from "../list-in-prose.ts";
import type { MessageTable } from "../message-table.ts";

/** What the messages about addresses are about. Options are given as they are shown. */
export interface AddressMessageArguments {
  "invalid-address": AddressText & {
    readonly family: "IPv4" | "IPv6";
    /** An address that would be right. */
    readonly example: string;
  };
  "address-of-wrong-family": AddressText & {
    /** The option for IPv4 addresses of the same end. */
    readonly meant: string;
  };
  "misleading-address": AddressText & {
    /** The address that `ip` reads. */
    readonly known: string;
  };
  "host-address-with-prefix": PrefixedAddress & {
    /** The command of the container that fails. */
    readonly command: string;
  };
  "local-address-with-prefix": PrefixedAddress & {
    /** Whether it is an option of the container itself, and not of a further veth pair. */
    readonly main: boolean;
  };
  "unusable-address": {
    readonly option: string;
    readonly address: string;
    /** What it is instead, as the end of a sentence. */
    readonly reason: string;
  };
  "duplicate-address": Clash & {
    readonly address: string;
    /** The bridge that both are connected to; null where the host routes to each of them. */
    readonly bridge: string | null;
  };
  "address-is-host-address": Clash & { readonly address: string };
  "network-routed-twice": Clash & { readonly network: string };
  "address-in-other-network": Clash & { readonly network: string };
  "address-without-network": AddressText & { readonly bridge: string };
  "gateway-outside-network": Clash & {
    readonly address: string;
    /** That the other option says the container is in. */
    readonly network: string;
  };
  "address-outside-bridge": Clash & {
    readonly address: string;
    readonly bridge: string;
    /** That the host is in through the bridge. */
    readonly network: string;
  };
  "mixed-address-families": Clash & {
    readonly hostFamily: "IPv4" | "IPv6";
    readonly localFamily: "IPv4" | "IPv6";
  };
  "address-at-one-end": {
    readonly options: readonly string[];
    /** Of the container. */
    readonly name: string;
    /** The option of the other end. */
    readonly missing: string;
  };
  "no-hosts-entry": {
    readonly option: string;
    /** The name that the module would have written. */
    readonly name: string;
    readonly address: string;
  };
}

interface AddressText {
  readonly option: string;
  readonly text: string;
}

interface PrefixedAddress extends AddressText {
  /** Without the prefix length. */
  readonly address: string;
}

interface Clash {
  readonly option: string;
  /** The other option that is concerned. */
  readonly other: string;
}

/** The text of the findings about addresses. */
export const addressMessages: MessageTable<AddressMessageArguments> = {
  "invalid-address": {
    severity: "warning",
    message: ({ option, text, family }) =>
      text === ""
        ? `The address \`${option}' is empty.`
        : `The value \`${shown(text)}' of \`${option}' is no ${family} address.`,
    help: ({ text, example }) =>
      `\`ip\` refuses it, and the container does not start. ` +
      (text === "" ? "Write `null` for no address." : `Write, for example, \`${example}\`.`),
  },
  "address-of-wrong-family": {
    severity: "warning",
    message: ({ option, text }) => `The option \`${option}' is for IPv6, and \`${shown(text)}' is an IPv4 address.`,
    help: ({ meant }) =>
      `The scripts give it to \`ip -6\`, which refuses it, and the container does not start. ` +
      `\`${meant}\` is the option for IPv4 addresses.`,
  },
  "misleading-address": {
    severity: "warning",
    message: ({ option, text, known }) =>
      `The value \`${shown(text)}' of \`${option}' is the address ${known} to \`ip'.`,
    help: ({ known }) =>
      `\`ip\` fills an IPv4 address that is too short with zeros at its end, and reads a number that starts with 0 ` +
      `as octal or hexadecimal. Other programs, and /etc/hosts, read it differently or not at all. ` +
      `Write \`${known}\` if that is meant.`,
  },
  "host-address-with-prefix": {
    severity: "warning",
    message: ({ option, text }) => `The address \`${shown(text)}' of \`${option}' has a prefix length.`,
    help: ({ address, command }) =>
      `The container runs \`${command}\` before its init. \`ip\` refuses that, and the container stops at once. ` +
      `Write \`${address}\`: the route to it needs no network.`,
  },
  "local-address-with-prefix": {
    severity: "warning",
    message: ({ option, text }) =>
      `The address \`${shown(text)}' of \`${option}' has a prefix length, and no bridge goes with it.`,
    help: ({ text, address, main }) =>
      `Without \`hostBridge\` the host runs \`ip route add ${text}\` after the start, which fails because the address ` +
      `has bits after the prefix, and systemd stops the container. Write \`${address}\`` +
      (main ? ", or set `hostBridge` if it is in the network of a bridge." : ", or set `hostBridge` of the pair."),
  },
  "unusable-address": {
    severity: "warning",
    message: ({ option, address, reason }) => `The address ${address} of \`${option}' ${reason}.`,
    help: () =>
      "Neither end of a connection can have such an address: depending on its kind the commands that set it up fail, " +
      "or what is sent to it never gets there. Choose an ordinary address, such as one from 10.0.0.0/8 or fc00::/7.",
  },
  "duplicate-address": {
    severity: "warning",
    message: ({ option, other, address }) => `The address ${address} of \`${option}' is that of \`${other}' too.`,
    help: ({ bridge }) =>
      (bridge === null
        ? "The host can have one route to an address: the one that starts later fails at `ip route add`, and systemd " +
          "stops it. "
        : `Both are connected to the bridge \`${bridge}\`, where only one of them gets what is sent to the address. `) +
      "Give each of them an address of its own.",
  },
  "address-is-host-address": {
    severity: "warning",
    message: ({ option, other, address }) =>
      `The address ${address} of \`${option}' is the host's own: it is that of \`${other}' too.`,
    help: () =>
      "What is sent to it never leaves the machine that sends it, so that host and container cannot reach each other. " +
      "Give the container an address of its own. Several containers can share one `hostAddress`.",
  },
  "network-routed-twice": {
    severity: "warning",
    message: ({ option, other, network }) =>
      `The network ${network} of \`${option}' is that of \`${other}' too, and there is no bridge.`,
    help: () =>
      "Without `hostBridge` the host routes the whole network to one container: the one that starts later fails at " +
      "`ip route add`, and systemd stops it. Leave the prefix length out, or connect the containers to a bridge.",
  },
  "address-in-other-network": {
    severity: "hint",
    message: ({ option, other, network }) => `The address \`${option}' is in the network ${network} of \`${other}'.`,
    help: () =>
      "That container looks for it on its own link, where only the host is: the two cannot reach each other, though " +
      "the host reaches both. Leave the prefix length of the network out, or choose an address outside it.",
  },
  "address-without-network": {
    severity: "hint",
    message: ({ option, text }) => `The address \`${shown(text)}' of \`${option}' is in no network.`,
    help: ({ text, bridge }) =>
      `Without a prefix length and without \`hostAddress\` the container has no route to anything, not even to what ` +
      `else is on the bridge \`${bridge}\`, unless its own configuration adds one. Write the prefix length of the ` +
      `bridge's network, as in \`${shown(text).replace(/\/.*/s, "")}/24\`.`,
  },
  "gateway-outside-network": {
    severity: "hint",
    message: ({ option, other, address, network }) =>
      `The address ${address} of \`${option}' is not in the network ${network} of \`${other}'.`,
    help: ({ network }) =>
      `With \`hostBridge\` the container sends to this address whatever leaves its network, and an answer comes back ` +
      `only if what has the address has a route to ${network} through the bridge. Check the prefix length and both ` +
      `addresses.`,
  },
  "address-outside-bridge": {
    severity: "hint",
    message: ({ option, address, bridge }) =>
      `The address ${address} of \`${option}' is in no network that the host has on the bridge \`${bridge}'.`,
    help: ({ other, network }) =>
      `\`${other}' puts the host into ${network} there. The host has no route through the bridge to other addresses, so that ` +
      "host and container cannot reach each other, unless a router on the bridge leads from one network to the other. " +
      `Choose an address in ${network}.`,
  },
  "mixed-address-families": {
    severity: "warning",
    message: ({ option, other, hostFamily, localFamily }) =>
      `The address \`${option}' is ${localFamily}, and \`${other}', the other end, is ${hostFamily}.`,
    help: ({ hostFamily, localFamily }) =>
      `The container's default route is for ${hostFamily}, for which it has no address, and its ${localFamily} address has ` +
      `no route. ` +
      "Give both ends an address of the same family.",
  },
  "address-at-one-end": {
    severity: "hint",
    message: ({ options, missing }) =>
      `${listInProse(
        options.map((option) => `\`${option}'`),
        "and",
      )} ${options.length === 1 ? "has" : "have"} no \`${missing}' to go with ${options.length === 1 ? "it" : "them"}.`,
    help: ({ name, missing }) =>
      (missing.startsWith("host")
        ? `Without a bridge the routes of \`${name}\` go to the address of the host's end: with none it has no way out, ` +
          "nor can it answer the host"
        : `\`${name}\` gets a route to the host but no address of that family to send from`) +
      `, unless its own configuration adds one. Set \`${missing}\` too.`,
  },
  "no-hosts-entry": {
    severity: "hint",
    message: ({ option, name }) => `The host gets no name \`${name}' for the address \`${option}'.`,
    help: ({ name, address }) =>
      `The module writes names into /etc/hosts for \`localAddress\` only. Add one with ` +
      `\`networking.hosts."${address}" = [ "${name}" ];\` if you need it.`,
  },
};

/** A value in one line. */
function shown(text: string): string {
  return text.replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}
