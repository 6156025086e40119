import { listInProse } from "../list-in-prose.ts";
import type { MessageTable } from "../message-table.ts";

/** Where a value is pasted; each has consequences of its own. */
export type Place =
  "flags" | "bridge" | "interfaces" | "tmpfs" | "pair" | "quoted pair" | "reload" | "path" | "conf" | "device";

/** What the messages about values that are pasted into scripts and files are about. Options are given as shown. */
export interface ValueMessageArguments {
  "value-split": PastedValue & { readonly words: readonly string[] };
  "value-expanded": PastedValue & {
    /** What the shell puts something else for. */
    readonly part: string;
  };
  "value-cut-off": PastedValue & {
    /** What is left. */
    readonly kept: string;
  };
  "characters-lost": PastedValue & { readonly becomes: string };
  "device-specifier": { readonly option: string; readonly specifier: string };
  "empty-bridge": {
    readonly option: string;
    /** Of the veth pair. */
    readonly name: string;
    /** Whether names are quoted in the script that fails. */
    readonly quoted: boolean;
  };
  "invalid-bridge-name": { readonly option: string; readonly bridge: string };
  "stray-word": { readonly option: string; readonly word: string };
}

interface PastedValue {
  readonly option: string;
  readonly place: Place;
  readonly value: string;
}

/** The text of the findings about values that are pasted into scripts and files. */
export const valueMessages: MessageTable<ValueMessageArguments> = {
  "value-split": {
    severity: "warning",
    message: ({ option, words }) =>
      `The value of \`${option}' is split: it becomes the words ${listInProse(words.map(quoted), "and")}.`,
    help: ({ place }) => `${ways[place]} ${splitting[place]}`,
  },
  "value-expanded": {
    severity: "warning",
    message: ({ option, part }) => `The shell puts something else for ${quoted(part)} in \`${option}'.`,
    help: ({ place, value }) =>
      place === "interfaces"
        ? `${ways.interfaces} It takes this for a pattern of file names, which interfaces are not. Name every interface.`
        : `${ways[place]} ${unexpanded(place, value)}`,
  },
  "value-cut-off": {
    severity: "warning",
    message: ({ option, kept }) =>
      `The value of \`${option}' is cut off: ${kept === "" ? "nothing" : quoted(kept)} is left.`,
    help: ({ place }) =>
      `${ways[place]} What comes next is read as something of its own: another command, or another line. Leave it out.`,
  },
  "characters-lost": {
    severity: "warning",
    message: ({ option, becomes }) => `The value of \`${option}' loses characters: it becomes ${quoted(becomes)}.`,
    help: ({ place }) => `${ways[place]} ${losing(place)}`,
  },
  "device-specifier": {
    severity: "warning",
    message: ({ option, specifier }) => `The \`${specifier}' in \`${option}' is a specifier to systemd.`,
    help: () =>
      "systemd puts something else for it in `DeviceAllow=`, as systemd.unit(5) lists it, or ignores the line where it " +
      "knows none: the container may not use the device. Write `%%` for a percent sign.",
  },
  "empty-bridge": {
    severity: "warning",
    message: ({ option }) => `The bridge \`${option}' is empty.`,
    help: ({ name, quoted: isQuoted }) =>
      `The host runs \`ip link set dev ${isQuoted ? `"${name}" master ""` : `${name} master `} up\`, which fails, and ` +
      "systemd stops the container. Write `null` for no bridge.",
  },
  "invalid-bridge-name": {
    severity: "warning",
    message: ({ option, bridge }) => `\`${option}' is ${quoted(bridge)}, which is not the name of an interface.`,
    help: () =>
      "There is no white space, `:`, `/` or `%` in such names: the container does not start. Write the name of one " +
      "bridge of the host.",
  },
  "stray-word": {
    severity: "warning",
    message: ({ option, word }) =>
      `The word ${quoted(word)} of \`${option}' is neither an option nor an argument of one.`,
    help: () =>
      "Flags are split at white space, and quotes do not prevent it. systemd-nspawn takes the first such word for the program " +
      "to run in the container, in place of its init, and every later flag for an argument of that program. " +
      "Leave it out, or join it to its option in a way that needs no space.",
  },
};

/** How a value gets to where it is used. */
const ways: Readonly<Record<Place, string>> = {
  flags:
    "The flags of systemd-nspawn go through a line in double quotes of the conf file, then through a variable that the " +
    "shell splits at white space.",
  bridge:
    "The name goes through a line of the conf file without quotes, then through a variable that the shell splits at " +
    "white space.",
  interfaces:
    "The names go through a line in double quotes of the conf file, then through a variable that the shell splits and " +
    "expands.",
  tmpfs: "The value stands in the start script without quotes, as the shell's own text.",
  pair: "The name stands in the script that runs after the start, without quotes, as the shell's own text.",
  "quoted pair": "The name stands in double quotes in the script that runs after the start, as the shell's own text.",
  reload: "The container starts, but its reload runs the path as the text of a shell command, without quotes.",
  path: "The path stands in the conf file without quotes; see `EnvironmentFile=` in systemd.exec(5).",
  conf: "The value stands in the conf file without quotes; see `EnvironmentFile=` in systemd.exec(5).",
  device: "The path stands in `DeviceAllow=` of the unit without quotes.",
};

const splitting: Readonly<Record<Place, string>> = {
  flags:
    "What comes after the space is no part of the path, and systemd-nspawn takes it for the program to run. " +
    "Choose a path without white space, such as that of a symbolic link.",
  bridge: "systemd-nspawn takes what comes after the space for the program to run. Give one name.",
  interfaces: "Give one name in each element.",
  tmpfs:
    "systemd-nspawn takes what comes after the space for the program to run. Choose a path without white space, or put " +
    "single quotes into the string for the shell.",
  pair: "`ip` refuses the surplus words, and systemd stops the container. Give one name.",
  "quoted pair": "`ip` refuses such a name, and systemd stops the container. Give one name.",
  reload: "That fails. Choose a path without white space, such as that of a symbolic link.",
  path: "Choose a path without white space.",
  conf: "Choose a value without white space.",
  device: "systemd takes the second word for what is allowed, and ignores the line. Give one path.",
};

function unexpanded(place: Place, value: string): string {
  return place === "tmpfs" && !value.includes("'")
    ? "Put single quotes into the string to have it as it is."
    : "Choose a value without characters that mean something to the shell.";
}

function losing(place: Place): string {
  switch (place) {
    case "flags":
      return (
        'A `"` ends those quotes, so that the one at the end of the line becomes part of the last flag. A backslash ' +
        "is dropped, except before a colon. Choose a value without these characters."
      );
    case "tmpfs":
      return "Quotes and backslashes are the shell's there. Put the whole value into single quotes to keep them.";
    default:
      return "Quotes and backslashes count there, and are dropped. Choose a value without these characters.";
  }
}

/** Text in one line. */
function quoted(text: string): string {
  return `\`${text.replaceAll("\n", "\\n").replaceAll("\t", "\\t")}'`;
}
