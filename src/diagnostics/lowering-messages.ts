import { listInProse } from "./list-in-prose.ts";
import type { MessageTable } from "./message-table.ts";
import { quoted } from "./quoted.ts";

/** What the messages about the step from options to the host are about. */
export interface LoweringMessageArguments {
  "no-such-container": { readonly name: string; readonly known: readonly string[] };
  "failed-assertion": { readonly text: string };
  "assertion-not-evaluated": Record<string, never>;
  "configuration-warning": { readonly text: string };
  "unit-not-merged": { readonly option: string };
  /** `lacks`: whether the name cannot be part of any file's name, or of a unit's only. */
  "unsafe-container-name": { readonly name: string; readonly lacks: "file" | "unit" };
  "system-not-known": { readonly names: readonly string[] };
}

const MAX_NAMES = 10;

/** The text of the diagnostics about the step from options to the host. */
export const loweringMessages: MessageTable<LoweringMessageArguments> = {
  "no-such-container": {
    severity: "error",
    message: ({ name }) => `The configuration has no container \`${name}'.`,
    help: ({ known }) => (known.length === 0 ? "It has none at all." : `It has ${quotedNames(known)}.`),
  },
  "failed-assertion": {
    severity: "error",
    message: ({ text }) => `Failed assertion: ${text}`,
    help: () => null,
  },
  "assertion-not-evaluated": {
    severity: "hint",
    message: () => "An assertion or warning here can only be evaluated by NixOS.",
    help: () => null,
  },
  "configuration-warning": { severity: "warning", message: ({ text }) => text, help: () => null },
  "unit-not-merged": {
    severity: "warning",
    message: ({ option }) => `\`${option}' is not part of the result: only what the containers module defines is.`,
    help: ({ option }) =>
      `NixOS merges it into the unit. Elsewhere a drop-in does: ` +
      `\`/etc/systemd/system/${option.replace(/^systemd\.services\./, "").replaceAll('"', "")}.service.d/\`.`,
  },
  "unsafe-container-name": {
    severity: "warning",
    message: ({ name, lacks }) =>
      `The container name ${JSON.stringify(name)} cannot be part of the name of ${lacks === "file" ? "a file" : "a systemd unit"}.`,
    help: ({ lacks }) =>
      lacks === "file"
        ? "It becomes part of the names of the unit, of the conf file and of the container's directory."
        : "systemd allows ASCII letters, digits and `:-_.\\@` there, and 255 characters for `container@NAME.service`.",
  },
  "system-not-known": {
    severity: "warning",
    message: ({ names }) =>
      `The system of ${names.length === 1 ? "container" : "containers"} ${quotedNames(names)} is not known: \`config' is not built here.`,
    help: ({ names }) =>
      `The profile \`/nix/var/nix/profiles/per-container/NAME/system\` stands for it. Give the real path with ` +
      `\`--system ${names[0] ?? "NAME"}=/nix/store/…\` or in \`toplevels\` of \`--facts\`.`,
  },
};

function quotedNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map(quoted);
  const more = names.length - shown.length;
  return listInProse(more > 0 ? [...shown, `${more} more`] : shown, "and");
}
