import { listInProse } from "./list-in-prose.ts";
import type { MessageTable } from "./message-table.ts";

/** What the messages about evaluating a whole NixOS are about. */
export interface NixosMessageArguments {
  "differs-from-nixos": {
    readonly option: string;
    /** The values as JSON; undefined where there is none. */
    readonly expected: string | undefined;
    readonly actual: string | undefined;
  };
  "flake-file-missing": { readonly file: string };
  "flake-without-hosts": Record<string, never>;
  "flake-host-missing": { readonly name: string; readonly known: readonly string[] };
  "flake-host-not-given": { readonly known: readonly string[] };
  "flake-host-not-nixos": { readonly name: string };
  "flake-input-not-locked": { readonly name: string };
  "flake-input-missing": { readonly name: string; readonly path: string };
  "flake-lock-outdated": {
    readonly name: string;
    /** References of flakes, or what an input follows. */
    readonly expected: string;
    readonly locked: string;
  };
}

/** The text of the diagnostics about a whole NixOS. */
export const nixosMessages: MessageTable<NixosMessageArguments> = {
  "differs-from-nixos": {
    severity: "warning",
    message: ({ option, expected, actual }) =>
      `NixOS comes to another value of \`${option}' than nixctr: ${shown(expected)}, not ${shown(actual)}.`,
    help: () =>
      "The value of NixOS is taken. Either this NixOS has a containers module of its own, or nixctr is wrong about the " +
      "release.",
  },
  "flake-file-missing": {
    severity: "error",
    message: ({ file }) => `The flake has no \`flake.nix': there is no ${file}.`,
    help: () => "Of a git repository Nix takes the files that git tracks: `git add flake.nix` adds it.",
  },
  "flake-without-hosts": {
    severity: "error",
    message: () => "The flake has no `nixosConfigurations'.",
    help: () =>
      "A host of a flake is `nixosConfigurations.HOST` in its outputs, as `nixosSystem` of nixpkgs' `lib` makes it.",
  },
  "flake-host-missing": {
    severity: "error",
    message: ({ name }) => `The flake has no \`nixosConfigurations.${name}'.`,
    help: ({ known }) => `It has ${quoted(known)}.`,
  },
  "flake-host-not-given": {
    severity: "error",
    message: () => "The flake has several hosts.",
    help: ({ known }) => `Name one of them, as \`FLAKE#HOST\`: ${quoted(known)}.`,
  },
  "flake-host-not-nixos": {
    severity: "error",
    message: ({ name }) => `\`nixosConfigurations.${name}' of the flake is no evaluated NixOS.`,
    help: () => "It has to have `config` and `options`, as `nixosSystem` of nixpkgs' `lib` gives them.",
  },
  "flake-input-not-locked": {
    severity: "error",
    message: ({ name }) => `The input \`${name}' of the flake is not in \`flake.lock'.`,
    help: () =>
      "nixctr changes and fetches nothing: `nix flake lock` writes the file. Inputs that are paths need none.",
  },
  "flake-input-missing": {
    severity: "error",
    message: ({ name, path }) => `The input \`${name}' of the flake is not on this machine: there is no ${path}.`,
    help: () => "nixctr fetches nothing: `nix flake archive` does, for all inputs of a flake.",
  },
  "flake-lock-outdated": {
    severity: "error",
    message: ({ name, expected, locked }) =>
      `\`flake.lock' is out of date: the input \`${name}' is \`${expected}' in \`flake.nix', and was locked as \`${locked}'.`,
    help: () => "nixctr changes and fetches nothing: `nix flake lock` brings the file up to date.",
  },
};

function shown(json: string | undefined): string {
  return json === undefined ? "none" : `\`${json}'`;
}

function quoted(names: readonly string[]): string {
  return listInProse(
    names.map((name) => `\`${name}\``),
    "and",
  );
}
