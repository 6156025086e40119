import type { Finding, Place } from "../common/plan.ts";

type Severity = Finding["severity"];

/** The text of one finding, from its arguments. */
interface FindingTemplate<Arguments> {
  readonly severity: Severity;
  readonly text: (given: Arguments) => string;
  readonly advice?: (given: Arguments) => string;
}

/** Finding → what it is about, beside its subject and place. */
export interface FindingArguments {
  "not-readable": { readonly reason: string };
  "conf-directory": object;
  "conf-link": { readonly target: string };
  "conf-special": object;
  "conf-too-large": { readonly bytes: number; readonly most: number };
  "conf-binary": object;
  "conf-not-utf8": object;
  "conf-empty": object;
  "conf-carriage-return": object;
  "conf-control": object;
  "conf-no-assignment": object;
  "conf-quoted": { readonly key: string };
  "conf-open-quote": { readonly key: string };
  "conf-escape": object;
  "conf-blanks": { readonly key: string };
  "conf-twice": { readonly key: string; readonly line: number };
  "bad-name": object;
  "long-name": { readonly length: number; readonly most: number };
  "name-refused": { readonly from: string; readonly to: string; readonly underscore: boolean };
  renamed: { readonly from: string; readonly to: string };
  "same-name": { readonly from: readonly string[] };
  "unknown-key": { readonly key: string };
  "key-without-option": { readonly key: string; readonly option: string; readonly release: string };
  "not-a-switch": { readonly key: string; readonly value: string };
  "not-a-port": { readonly value: string };
  "not-absolute": { readonly key: string; readonly value: string };
  "not-a-mac-address": { readonly value: string };
  "not-private-users": { readonly value: string };
  "network-without-private": { readonly key: string };
  "auto-start": object;
  "flake-without-option": { readonly url: string; readonly release: string };
  "flake-attribute": { readonly url: string };
  "flake-relative": { readonly url: string };
  "no-guest": { readonly file: string };
  "guest-unknown": object;
  "guest-link": object;
  "guest-too-large": { readonly bytes: number; readonly most: number };
  "guest-not-text": object;
  "guest-carriage-return": object;
  "guest-syntax": object;
  "guest-paths": { readonly paths: readonly string[] };
  "guest-host-name": { readonly release: string };
  "guest-trust": object;
  "guest-state-version": { readonly release: string };
  "no-such-container": { readonly known: readonly string[] };
  "several-directories": { readonly directories: readonly string[] };
  "conf-differs": { readonly key: string; readonly before: string; readonly after: string };
  assertion: { readonly message: string };
  warning: { readonly message: string };
  "not-own": object;
  "gone-from-module": { readonly names: readonly string[] };
}

const messages: { readonly [Kind in keyof FindingArguments]: FindingTemplate<FindingArguments[Kind]> } = {
  "not-readable": {
    severity: "error",
    text: ({ reason }) => `cannot be read: ${reason}`,
    advice: () => "Run nixctr as root.",
  },
  "conf-directory": {
    severity: "error",
    text: () => "is a directory, where a conf file would be",
    advice: () => "Move it away.",
  },
  "conf-link": {
    severity: "error",
    text: ({ target }) => `is a symbolic link to ${target}, which is not followed: nixos-container makes plain files`,
    advice: () => "Put the file itself in its place, or move the link away.",
  },
  "conf-special": { severity: "error", text: () => "is not a plain file", advice: () => "Move it away." },
  "conf-too-large": {
    severity: "error",
    text: ({ bytes, most }) => `has ${bytes} bytes, and a conf file never more than ${most}`,
    advice: () => "Move it away: it is no conf file of a container.",
  },
  "conf-binary": { severity: "error", text: () => "is not text: it has a zero byte", advice: () => "Move it away." },
  "conf-not-utf8": {
    severity: "error",
    text: () => "is not UTF-8",
    advice: () => "Correct the line, or move the file away.",
  },
  "conf-empty": {
    severity: "error",
    text: () => "sets nothing: nixos-container did not get to the end, or somebody else made it",
    advice: () => "Remove it, or write into it what the container is to have.",
  },
  "conf-carriage-return": {
    severity: "error",
    text: () =>
      "the line ends with a carriage return, which systemd takes for the end of the line and nixos-container for a part of the value",
    advice: () => "Take the carriage returns out: `sed -i 's/\\r$//' FILE`.",
  },
  "conf-control": { severity: "error", text: () => "the line has a control character", advice: () => "Take it out." },
  "conf-no-assignment": {
    severity: "error",
    text: () => "the line is not of the form KEY=VALUE, and systemd passes over it",
    advice: () => "Correct it, or take it out.",
  },
  "conf-quoted": {
    severity: "error",
    text: ({ key }) =>
      `${key} has a quotation mark, which systemd may take for a quote and nixos-container for a part of the value`,
    advice: () => "Write the value without quotation marks.",
  },
  "conf-open-quote": {
    severity: "error",
    text: ({ key }) => `the value of ${key} is not between one pair of quotation marks`,
    advice: () => "Write it between quotation marks, with none within, or without any.",
  },
  "conf-escape": {
    severity: "error",
    text: () => "the line has a backslash, which systemd takes for an escape and nixos-container for itself",
    advice: () => "Write the value without it.",
  },
  "conf-blanks": {
    severity: "error",
    text: ({ key }) =>
      `${key} has blanks around its name or its value, which systemd leaves out and nixos-container does not`,
    advice: () => "Take the blanks out.",
  },
  "conf-twice": {
    severity: "error",
    text: ({ key, line }) =>
      `${key} is set already in line ${line}: for systemd the last one counts, for nixos-container the first`,
    advice: () => "Leave one of them.",
  },
  "bad-name": {
    severity: "error",
    text: () =>
      "is not named as nixos-container names files: with letters, digits, underscores and hyphens, and .conf behind",
    advice: () => "Move it away.",
  },
  "long-name": {
    severity: "error",
    text: ({ length, most }) =>
      `the container's name has ${length} characters, and nixos-container makes none with more than ${most}`,
    advice: () => "Declare it by hand, under a shorter name.",
  },
  "name-refused": {
    severity: "warning",
    text: ({ underscore }) =>
      underscore
        ? "systemd starts no container with an underscore in its name from version 241 on, and NixOS declares none from 24.05 on"
        : "systemd starts no container of this name",
    advice: ({ from, to }) => `Declare it under another name: \`--rename ${from}=${to}\`.`,
  },
  renamed: {
    severity: "note",
    text: ({ to }) =>
      `it becomes ${to}, and with it its service, its host name unless that is set, its interface on the host (ve-${to}), and its directories`,
    advice: ({ from }) => `Look for ${from} in the rest of the configuration: firewall rules, names of hosts, backups.`,
  },
  "same-name": {
    severity: "error",
    text: ({ from }) => `${from.join(" and ")} would be declared under the same name`,
    advice: () => "Choose another name with `--rename`.",
  },
  "unknown-key": {
    severity: "error",
    text: ({ key }) =>
      `${key} is not a setting of a container: neither nixos-container writes it nor does NixOS read it`,
    advice: () => "Take the line out, or leave the container out: name the others with `--only`.",
  },
  "key-without-option": {
    severity: "error",
    text: ({ key, option, release }) =>
      `${key} cannot be declared in NixOS ${release}, which has no containers.<name>.${option}`,
    advice: () => "Choose a newer release with `--release`, or take the line out.",
  },
  "not-a-switch": {
    severity: "error",
    text: ({ key, value }) => `${key} is ${JSON.stringify(value)}, and has to be 0 or 1`,
    advice: () => "Write 0 or 1.",
  },
  "not-a-port": {
    severity: "error",
    text: ({ value }) =>
      `HOST_PORT has ${JSON.stringify(value)}, which is not of the form [tcp:|udp:]HOST[:CONTAINER] with ports from 1 to 65535`,
    advice: () => "Correct it as systemd-nspawn has it in `--port=`.",
  },
  "not-absolute": {
    severity: "error",
    text: ({ key, value }) => `${key} is ${JSON.stringify(value)}, and has to be an absolute path`,
    advice: () => "Write the whole path.",
  },
  "not-a-mac-address": {
    severity: "error",
    text: ({ value }) =>
      `LOCAL_MAC_ADDRESS is ${JSON.stringify(value)}, and has to be six pairs of hexadecimal digits with colons between`,
    advice: () => "Correct it.",
  },
  "not-private-users": {
    severity: "error",
    text: ({ value }) =>
      `PRIVATE_USERS is ${JSON.stringify(value)}, and has to be no, identity, pick or the number of a user`,
    advice: () => "Correct it.",
  },
  "network-without-private": {
    severity: "error",
    text: ({ key }) =>
      `${key} is set without PRIVATE_NETWORK=1, and a declared container has it with a private network only`,
    advice: () => "Set PRIVATE_NETWORK=1 if the container is to have a network of its own, else take it out.",
  },
  "auto-start": {
    severity: "note",
    text: () =>
      "NixOS never reads AUTO_START of a container that nixos-container made: declared, it does start with the host",
  },
  "flake-without-option": {
    severity: "warning",
    text: ({ url, release }) =>
      `it is made from the flake ${url}, and NixOS ${release} has no containers.<name>.flake: it keeps the system that it has`,
    advice: () =>
      "Update it by hand with `nixos-container update NAME --flake FLAKE`, or choose a newer release with `--release`.",
  },
  "flake-attribute": {
    severity: "warning",
    text: ({ url }) =>
      `which nixosConfigurations of ${url} it was made from is not recorded; when it is updated, it gets the one called container`,
    advice: () => "Compare before the next `nixos-container update`, or give its configuration the name container.",
  },
  "flake-relative": {
    severity: "warning",
    text: ({ url }) =>
      `the flake ${url} is not a whole reference: where it is depends on the directory that an update is run in`,
    advice: () => "Write the whole reference into the module.",
  },
  "no-guest": {
    severity: "warning",
    text: ({ file }) => `it has no ${file}: it keeps the system that it has`,
    advice: () => "Give it a `config` of its own when it is to change.",
  },
  "guest-unknown": {
    severity: "warning",
    text: () =>
      "where its root file system is does not follow from the directory given: it keeps the system that it has",
    advice: () => "Name the root directory of the host instead, to have its configuration as well.",
  },
  "guest-link": {
    severity: "error",
    text: () => "is behind a symbolic link, which is not followed: the container decides where it leads",
    advice: () => "Put the file itself in its place, or choose `--guest profile`.",
  },
  "guest-too-large": {
    severity: "error",
    text: ({ bytes, most }) => `has ${bytes} bytes; more than ${most} are not copied`,
    advice: () => "Choose `--guest import` or `--guest profile`.",
  },
  "guest-not-text": { severity: "error", text: () => "is not UTF-8 text", advice: () => "Choose `--guest profile`." },
  "guest-carriage-return": {
    severity: "error",
    text: () => "has carriage returns, which would be lost",
    advice: () => "Take them out, or choose `--guest import`.",
  },
  "guest-syntax": {
    severity: "error",
    text: () => "has something that is no Nix, or newer than what nixctr knows",
    advice: () => "Correct it, or choose `--guest import` or `--guest profile`.",
  },
  "guest-paths": {
    severity: "warning",
    text: ({ paths }) =>
      `its configuration refers to ${paths.join(", ")}, which stays in the container's root: the module has the whole path`,
    advice: () => "Move what it refers to beside the module, and shorten the path.",
  },
  "guest-host-name": {
    severity: "error",
    text: ({ release }) =>
      `its configuration sets networking.hostName, which NixOS ${release} sets too, and refuses two definitions of`,
    advice: () => "Choose `--guest inline`.",
  },
  "guest-trust": {
    severity: "note",
    text: () =>
      "its configuration stays a file in its own root: whoever is root in the container decides what the host evaluates",
  },
  "guest-state-version": {
    severity: "note",
    text: ({ release }) =>
      `its configuration does not set system.stateVersion, which is then ${release}, whatever it was made with`,
    advice: () => "Set it to the release that the container was made with.",
  },
  "no-such-container": {
    severity: "error",
    text: ({ known }) =>
      `nixos-container made no such container; ${known.length === 0 ? "it made none here" : `there is ${known.join(", ")}`}`,
  },
  "several-directories": {
    severity: "error",
    text: ({ directories }) => `there is a conf file in ${directories.join(" and in ")}`,
    advice: () => "Move the one away that is not in use: nixos-container knows one directory only.",
  },
  "conf-differs": {
    severity: "error",
    text: ({ key, before, after }) => `declared, ${key} would be ${after}, and not ${before}`,
    advice: () => "Declare the container by hand.",
  },
  assertion: { severity: "error", text: ({ message }) => `NixOS refuses it: ${message}` },
  warning: { severity: "warning", text: ({ message }) => message },
  "not-own": {
    severity: "error",
    text: () => "was not written by nixctr, or was changed since",
    advice: () => "Name another file with `--out`, or move it away.",
  },
  "gone-from-module": {
    severity: "error",
    text: ({ names }) => `declares ${names.join(", ")} from an earlier run, which would be gone`,
    advice: () => "Name another file with `--out`, or move it away if they are to go.",
  },
};

export type FindingKind = keyof FindingArguments;

/** What a finding is about, and where. */
export interface FindingSite {
  readonly subject: string;
  readonly place?: Place;
}

/** A finding in the words of the table. */
export function finding<Kind extends FindingKind>(
  kind: Kind,
  { subject, place }: FindingSite,
  given: FindingArguments[Kind],
): Finding {
  const { severity, text, advice } = messages[kind];
  return { severity, subject, ...(place && { place }), text: text(given), ...(advice && { advice: advice(given) }) };
}

/** A line of a file, or the file as a whole. */
export function placeIn(file: string, line: number | null = null, column: number | null = null): Place {
  return { file, line, column };
}
