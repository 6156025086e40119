import { listInProse } from "../list-in-prose.ts";
import type { MessageTable } from "../message-table.ts";
import { quoted } from "../quoted.ts";

/** What the messages about devices and capabilities are about. */
export interface DeviceMessageArguments {
  "not-a-device-node": { readonly option: string; readonly node: string; readonly hasWildcard: boolean };
  "device-directory": {
    readonly option: string;
    readonly directory: string;
    /** What `DeviceAllow=` takes for the devices in it. */
    readonly deviceClass: string | null;
  };
  "invalid-device-modifier": { readonly option: string; readonly modifier: string };
  "empty-device-modifier": { readonly option: string };
  "redundant-device": { readonly option: string; readonly node: string; readonly because: "twice" | "tun" | "users" };
  "device-without-node": {
    readonly option: string;
    readonly node: string;
    /** Whether the users of the container are others than those of the host. */
    readonly mapped: boolean;
  };
  "unknown-capability": {
    readonly option: string;
    readonly text: string;
    /** The name that was likely meant. */
    readonly meant: string | undefined;
  };
  "joined-capabilities": JoinedArguments;
  "redundant-capability": {
    readonly option: string;
    readonly text: string;
    readonly because: "twice" | "always" | "network" | "tun";
  };
}

interface JoinedArguments {
  readonly option: string;
  /** What systemd-nspawn is given. */
  readonly text: string;
  readonly enableTun: boolean;
  /** Those that the container has anyway, and the others. */
  readonly needless: readonly string[];
  readonly needed: readonly string[];
}

/** The text of the findings about devices and capabilities. */
export const deviceMessages: MessageTable<DeviceMessageArguments> = {
  "not-a-device-node": {
    severity: "warning",
    message: ({ option, node }) => `\`${option}' is \`${node}', which is not the path of a device node.`,
    help: ({ hasWildcard }) =>
      hasWildcard
        ? "systemd takes `*` and `?` only in a class of devices, such as `char-input`, and not in a path. It finds no " +
          "such device, so that all of them stay forbidden. Name every node, or the class."
        : "`DeviceAllow=` takes a path below `/dev/`, or a class of devices such as `char-drm` or `block-loop`; see " +
          "systemd.resource-control(5). systemd logs anything else and ignores it, so that the device stays forbidden.",
  },
  "device-directory": {
    severity: "warning",
    message: ({ option, directory }) => `\`${option}' is \`${directory}', which is a directory.`,
    help: ({ deviceClass }) =>
      "systemd allows single device nodes, not what is in a directory, so that the devices stay forbidden. Name each " +
      `node${deviceClass === null ? "." : `, or allow the class \`${deviceClass}\`.`} A bind mount of the directory ` +
      "only makes the nodes visible.",
  },
  "invalid-device-modifier": {
    severity: "warning",
    message: ({ option, modifier }) => `\`${option}' is \`${modifier}', which has more in it than \`r', \`w' and \`m'.`,
    help: () =>
      "systemd logs it and ignores the whole entry, so that the device stays forbidden. Write any of `r` (read), `w` " +
      "(write) and `m` (create the node), as in `rw`.",
  },
  "empty-device-modifier": {
    severity: "warning",
    message: ({ option }) => `\`${option}' is empty, which allows everything.`,
    help: () =>
      "Without a modifier systemd lets the container read and write the device and create its node, as with `rwm`. " +
      "Write what is meant, or drop the entry to forbid the device.",
  },
  "redundant-device": {
    severity: "hint",
    message: ({ option, node, because }) =>
      because === "twice"
        ? `\`${option}' is \`${node}', which is in the list before.`
        : `\`${option}' is \`${node}', which ${because === "tun" ? "`enableTun' allows" : "`privateUsers' and `privateNetwork' together allow"} already.`,
    help: ({ because }) =>
      because === "twice"
        ? "The modifiers of all entries for a device add up. Keep one entry with all that is to be allowed."
        : "The entry adds nothing. Drop it.",
  },
  "device-without-node": {
    severity: "warning",
    message: ({ option, node }) =>
      `\`${option}' is \`${node}', of which a container with \`privateUsers' can make no node.`,
    help: ({ node, mapped }) =>
      "To allow a device does not put its node into the container, and with users of its own the container cannot make " +
      `any. Mount the node: \`bindMounts."${node}" = { hostPath = "${node}"; isReadOnly = false; };\`.` +
      (mapped ? " Its owner is `nobody` there: the container can do what the node allows to everybody." : ""),
  },
  "unknown-capability": {
    severity: "warning",
    message: ({ option, text }) => `\`${option}': systemd-nspawn knows no capability \`${text}'.`,
    help: ({ meant }) =>
      `It refuses to start the container (\`Failed to parse capability\`). ` +
      (meant === undefined
        ? "See capabilities(7) for the names; they begin with `CAP_`."
        : `Did you mean \`${meant}\`? Names are those of capabilities(7), with \`CAP_\`.`),
  },
  "joined-capabilities": {
    severity: "warning",
    message: ({ option, text }) => `\`${option}' reaches systemd-nspawn as one name, \`${text}'.`,
    help: (given) =>
      "The module of this release puts spaces between capabilities where systemd-nspawn wants commas, so that the " +
      `container does not start (\`Failed to parse capability\`). ${howToSeparate(given)}`,
  },
  "redundant-capability": {
    severity: "hint",
    message: ({ option, text, because }) => `\`${option}': \`${text}' ${becauseOf(because)}.`,
    help: () => "The entry adds nothing. Drop it.",
  },
};

function howToSeparate({ enableTun, needless, needed }: JoinedArguments): string {
  const drop =
    needless.length > 0 ? `Drop ${listInProse(needless.map(quoted), "and")}, which the container has anyway.` : "";
  const [first] = needed;
  if (first === undefined) return drop === "" ? "Drop what systemd-nspawn does not know." : drop;
  if (!enableTun && needed.length === 1) return drop === "" ? `Keep ${quoted(first)} alone.` : drop;
  const names = enableTun && first !== "all" ? [...needed, "CAP_NET_ADMIN"] : needed;
  const write = `\`additionalCapabilities = [ "${names.join(",")}" ];\``;
  return [
    drop,
    enableTun
      ? `\`enableTun\` adds another one: instead of it allow the device \`/dev/net/tun\` and write ${write}.`
      : `Write them as one: ${write}.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function becauseOf(because: "twice" | "always" | "network" | "tun"): string {
  switch (because) {
    case "twice":
      return "is in the list before";
    case "always":
      return "is left to every container";
    case "network":
      return "is left to every container with a private network";
    case "tun":
      return "comes with `enableTun' already";
  }
}
