import { listInProse } from "../list-in-prose.ts";
import type { MessageTable } from "../message-table.ts";

/** What the messages about the network between host and container are about. */
export interface NetworkMessageArguments {
  "network-without-private-network": {
    readonly container: string;
    readonly options: readonly string[];
    readonly localAddress: string | null;
    /** Whether it runs in a network namespace. */
    readonly namespace: boolean;
    /** Options that give the container a network of its own all the same. */
    readonly privateBy: readonly string[];
  };
  "network-private-anyway": {
    readonly container: string;
    readonly options: readonly ImplyingOption[];
    /** Whether the module sets up `extraVeths` all the same. */
    readonly setsUpVeths: boolean;
    /** Whether `privateNetwork` makes a veth pair only with an address. */
    readonly needsAddress: boolean;
  };
  "network-namespace-clash": { readonly options: readonly string[]; readonly namespace: string };
  "mac-address-without-address": {
    readonly option: string;
    /** The interface on the host. */
    readonly link: string;
  };
  "host-address-with-bridge": {
    readonly options: readonly string[];
    readonly bridge: string;
    /** Of `extraVeths`; undefined for the container's own pair. */
    readonly device: string | undefined;
  };
  "port-out-of-range": { readonly option: string; readonly number: string };
  "unknown-protocol": { readonly option: string; readonly protocol: string };
  "port-forwarded-twice": {
    readonly option: string;
    readonly other: string;
    readonly protocol: string;
    readonly port: string;
  };
  "forwarded-port-clash": {
    readonly container: string;
    readonly other: string;
    readonly protocol: string;
    readonly port: string;
  };
  "nothing-to-forward-to": {
    readonly option: string;
    readonly container: string;
    /** Whether the module gives it an IPv6 address. */
    readonly hasIpv6: boolean;
    /** Whether systemd-nspawn forwards to IPv6 addresses. */
    readonly forwardsIpv6: boolean;
    /** Whether it has any interface that an address could be on. */
    readonly hasInterface: boolean;
  };
  "extra-veth-ports-ignored": { readonly option: string };
  "extra-veth-mac-address-ignored": { readonly option: string; readonly name: string; readonly address: string };
  "extra-veth-stays-down": {
    readonly option: string;
    readonly name: string;
    /** What would make the module bring it up. */
    readonly missing: "bridge" | "address";
    /** The options that set routes to its other end. */
    readonly addresses: readonly string[];
  };
}

type ImplyingOption = "extraVeths" | "interfaces" | "macvlans";

const FLAGS: Readonly<Record<ImplyingOption, string>> = {
  extraVeths: "--network-veth-extra=",
  interfaces: "--network-interface=",
  macvlans: "--network-macvlan=",
};

/** The text of the findings about the network between host and container. */
export const networkMessages: MessageTable<NetworkMessageArguments> = {
  "network-without-private-network": {
    severity: "warning",
    message: ({ container, options }) =>
      `${inProse(options)} ${options.length === 1 ? "needs" : "need"} \`containers.${container}.privateNetwork', which is false.`,
    help: (given) => [...whatHappens(given), whatToDo(given)].join(" "),
  },
  "network-private-anyway": {
    severity: "hint",
    message: ({ container, options }) =>
      `${inProse(options.map((option) => `containers.${container}.${option}`))} ` +
      `${options.length === 1 ? "gives" : "give"} the container a network of its own, although ` +
      `\`containers.${container}.privateNetwork' is false.`,
    help: ({ options, setsUpVeths, needsAddress }) =>
      `${listInProse(
        options.map((option) => `\`${FLAGS[option]}\``),
        "and",
      )} of systemd-nspawn(1) ${options.length === 1 ? "implies" : "imply"} \`--private-network\`: the container sees no ` +
      `other interface of the host and shares none of its ports. The module makes no \`eth0\` and sets no ` +
      `addresses${setsUpVeths ? " but those of `extraVeths`" : ""}, so that the container's own configuration has to. ` +
      `\`privateNetwork = true;\` ${needsAddress ? "with an address " : ""}adds \`eth0\`.`,
  },
  "network-namespace-clash": {
    severity: "warning",
    message: ({ options, namespace }) => `${inProse(options)} cannot go with \`${namespace}'.`,
    help: () =>
      "systemd-nspawn refuses to join a network namespace and to make or move interfaces as well " +
      "(`--network-namespace-path= cannot be combined with other network options`), and the container does not start. " +
      "Drop one of them, or have what makes the namespace add the interfaces to it.",
  },
  "mac-address-without-address": {
    severity: "warning",
    message: ({ option, link }) => `\`${option}' makes the interface \`${link}' on the host, which nothing brings up.`,
    help: ({ link }) =>
      `A MAC address is enough for a veth pair, but the post-start script looks after \`${link}\` only where there is a ` +
      "`hostAddress` or a `localAddress` (or their IPv6 forms): no packet passes before something else does " +
      `\`ip link set dev ${link} up\`. Set one of them, or \`hostBridge\`.`,
  },
  "host-address-with-bridge": {
    severity: "hint",
    message: ({ options, bridge }) =>
      `${inProse(options)} ${options.length === 1 ? "is" : "are"} not set on the host, whose end joins the bridge \`${bridge}'.`,
    help: ({ device }) =>
      device === undefined
        ? "A port of a bridge gets no address. The container still takes this one for its default gateway, by a route " +
          "through `eth0`: that works if the bridge itself, or a router behind it, has it. Otherwise drop it."
        : `A port of a bridge gets no address. The container still adds a route to this one through \`${device}\`: that ` +
          `works if the bridge itself, or something behind it, has it. Otherwise drop it.`,
  },
  "port-out-of-range": {
    severity: "warning",
    message: ({ option, number }) => `\`${option}' is ${number}, which is not a port.`,
    help: () => "Ports are 1 to 65535. systemd-nspawn refuses others in `--port=`, and the container does not start.",
  },
  "unknown-protocol": {
    severity: "warning",
    message: ({ option, protocol }) => `\`${option}' is ${JSON.stringify(protocol)}, not "tcp" or "udp".`,
    help: () =>
      `systemd-nspawn knows these two in \`--port=\`, in lower case. It refuses anything else, and the container does ` +
      `not start. To forward both protocols, write two elements, one for each.`,
  },
  "port-forwarded-twice": {
    severity: "warning",
    message: ({ option, other, protocol, port }) =>
      `\`${option}' forwards the host's ${protocol} port ${port}` +
      (option === other ? " twice." : `, as \`${other}' does.`),
    help: () =>
      "systemd-nspawn refuses that (`Duplicate port specification`), even for the same port of the container, and the " +
      "container does not start. Drop one of them.",
  },
  "forwarded-port-clash": {
    severity: "warning",
    message: ({ container, other, protocol, port }) =>
      `The host's ${protocol} port ${port} is forwarded to the containers \`${container}' and \`${other}'.`,
    help: () =>
      "Both start, but each connection goes to one of them: to the one that had its address first where systemd-nspawn " +
      "uses nftables, to the last where it uses iptables, as it does before systemd 248. Choose another port of the host for " +
      "one of them.",
  },
  "nothing-to-forward-to": {
    severity: "hint",
    message: ({ option, container, hasIpv6, hasInterface }) =>
      !hasInterface
        ? `\`${option}' has nothing to forward to: the container \`${container}' has no interface.`
        : `\`${option}' has nothing to forward to unless the configuration of \`${container}' itself sets an ` +
          `${hasIpv6 ? "IPv4 " : ""}address.`,
    help: ({ hasIpv6, forwardsIpv6, hasInterface }) => {
      if (!hasInterface)
        return "The module makes the veth pair of `privateNetwork` only where there is an address. Set `localAddress`.";
      return hasIpv6
        ? "systemd-nspawn before systemd 248, such as that of this release, forwards to IPv4 addresses only, and waits " +
            "silently until there is one inside the container. Later versions forward what comes over IPv6 to " +
            "`localAddress6`. Set `localAddress` too."
        : "systemd-nspawn forwards to the address that it finds inside the container, and waits silently until there is " +
            `one. The module sets one only from \`localAddress\`${forwardsIpv6 ? " and `localAddress6`" : ""}.`;
    },
  },
  "extra-veth-ports-ignored": {
    severity: "warning",
    message: ({ option }) => `\`${option}' is accepted and ignored.`,
    help: () =>
      "Nothing reads `forwardPorts` of `extraVeths`. Set `forwardPorts` of the container itself: systemd-nspawn forwards " +
      "to whatever address it finds inside.",
  },
  "extra-veth-mac-address-ignored": {
    severity: "warning",
    message: ({ option }) => `\`${option}' is accepted and ignored.`,
    help: ({ name, address }) =>
      `Nothing reads \`localMacAddress\` of \`extraVeths\`: \`${name}\` has the MAC address that systemd-nspawn chooses. ` +
      `The container's own configuration can set it: \`networking.interfaces."${name}".macAddress = "${address}";\`.`,
  },
  "extra-veth-stays-down": {
    severity: "warning",
    message: ({ option, missing }) =>
      `The host's end of \`${option}' is not brought up: the module does so ` +
      (missing === "bridge" ? "with `hostBridge' only." : "only where the container itself has an address."),
    help: ({ name, missing, addresses }) => {
      if (missing === "address")
        return (
          `The post-start script skips all of \`extraVeths\` where the container has no \`hostAddress\` or ` +
          `\`localAddress\` (or their IPv6 forms): \`${name}\` joins no bridge and gets no address. Set one, or let ` +
          "something else bring it up. Since NixOS 21.05 none is needed."
        );
      return (
        (addresses.length === 0
          ? `No packet passes \`${name}\` before something else does \`ip link set dev ${name} up\`. `
          : `${inProse(addresses)} ${addresses.length === 1 ? "makes" : "make"} the post-start script add a route through ` +
            `\`${name}\`, which fails while it is down, and then the container does not start. `) +
        `Use a bridge, a rule of udev or systemd-networkd, or a newer release of the module, which brings it up.`
      );
    },
  },
};

function whatHappens({
  container,
  options,
  localAddress,
  namespace,
  privateBy,
}: NetworkMessageArguments["network-without-private-network"]): readonly string[] {
  return [
    namespace
      ? `The container uses the network of its namespace, and the module drops ${options.length === 1 ? "this" : "these"}.`
      : privateBy.length === 0
        ? `The container uses the network of the host, and the module drops ${options.length === 1 ? "this" : "these"}.`
        : `The module drops ${options.length === 1 ? "this" : "these"}, while ${inProse(privateBy)} of the container ` +
          `${privateBy.length === 1 ? "takes" : "take"} the host's network away from it all the same.`,
    ...(localAddress === null
      ? []
      : [
          `\`/etc/hosts\` gets \`${localAddress.replace(/\/.*/s, "")} ${container}.containers\` nevertheless, which leads nowhere ` +
            `unless something else has the address.`,
        ]),
  ];
}

function whatToDo({ namespace }: NetworkMessageArguments["network-without-private-network"]): string {
  return namespace
    ? "Drop it, and have what makes the namespace set the addresses: `networkNamespace` excludes `privateNetwork`."
    : "Set `privateNetwork = true;`, or drop what needs it.";
}

function inProse(options: readonly string[]): string {
  return listInProse(
    options.map((option) => `\`${option}'`),
    "and",
  );
}
