import type { Change } from "../change.ts";

/** Changes of the module system: how definitions merge, and how its messages are worded. */
export const systemChanges = {
  "weaker-defaults": {
    since: "19.09",
    of: "merging",
    subject: "defaults of options",
    summary: "An option's default has the priority 1500; before 1001.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@242a52e7" },
      { by: "inference", source: "the change is of June 2018, but 19.03 was evaluated with the tree of May 2018" },
    ],
  },
  "equal-scalars": {
    since: "19.09",
    of: "merging",
    subject: "strings, numbers, paths and choices",
    summary: "Definitions of the same priority may be equal; before only one was allowed.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@1161aa64" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "escaped-names": {
    since: "19.09",
    of: "message",
    subject: "paths of options",
    summary: "A name with a quotation mark, a backslash or a dollar sign is written as a string.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@730313b1" },
      { by: "inference", source: "the change was merged in May 2018, but 19.03 was evaluated with a tree without it" },
    ],
  },
  "multiple-definitions-by-line": {
    since: "19.09",
    of: "message",
    subject: "several definitions of an option that takes one",
    summary: "The message names the files one below the other.",
    evidence: [{ by: "text", source: "nix-community/nixpkgs.lib@3fa6183c" }],
  },
  "path-submodules": {
    since: "20.03",
    of: "merging",
    subject: "submodules",
    summary: "A definition may be the path of a file with a module, as in `containers.web = ./web.nix;`.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@6372f967" },
      { by: "evaluation", source: "the lib of 20.03" },
    ],
  },
  "unordered-submodules": {
    since: "20.03",
    of: "merging",
    subject: "submodules",
    summary: "The order of a definition (`mkBefore`, `mkAfter`, `mkOrder`) is an error; before it counts.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@aa67b76f" },
      { by: "evaluation", source: "the tree of 2026-07-14" },
    ],
  },
  "module-first": {
    since: "20.03",
    of: "merging",
    subject: "submodules",
    summary: "What a module defines itself stands before the definitions of the configuration; before after them.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@1b7192e2" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "lists-by-mount-point": {
    since: "20.03",
    of: "merging",
    subject: "containers.<name>.bindMounts",
    summary: "Elements of a list become attributes named by their mount point; before they were numbered.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@e09e9b8a" },
      { by: "evaluation", source: "the lib of 20.03" },
    ],
  },
  "attributes-beside-config": {
    since: "20.03",
    of: "message",
    subject: "modules",
    summary: "Of attributes beside `config` or `options` that no module has, the message names all.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@e1eac6db" },
      { by: "evaluation", source: "the tree of 2020-07-26" },
    ],
  },
  "types-first": {
    since: "20.09",
    of: "merging",
    subject: "definitions",
    summary: "The types of all definitions are checked before they are merged; before only that of the first.",
    evidence: [{ by: "text", source: "nix-community/nixpkgs.lib@e205916d" }],
  },
  "undeclared-anywhere": {
    since: "20.09",
    of: "merging",
    subject: "definitions",
    summary:
      "A definition of an option that there is not is refused wherever it is; before only where the set that it is in is read.",
    evidence: [
      { by: "evaluation", source: "the trees of 18.03 and 2020-07-26" },
      { by: "text", source: "nix-community/nixpkgs.lib@d84bc2d4" },
    ],
  },
  "nixos-containers-file": {
    since: "20.09",
    of: "message",
    subject: "the containers module",
    summary: "Its file is `nixos-containers.nix`; before `containers.nix`.",
    evidence: [{ by: "evaluation", source: "the tree of 2020-07-26" }],
  },
  "definition-values": {
    since: "21.05",
    of: "message",
    subject: "wrong types, unknown options and conflicts",
    summary: "The message has the values of definitions below its first line, with their files.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@95ee78d1" },
      { by: "evaluation", source: "the lib of 21.05" },
    ],
  },
  "nested-imports": {
    since: "21.05",
    of: "message",
    subject: "modules",
    summary: "A list in `imports` has a message of its own; before it is said that it cannot be made a string.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@4f370544" },
      { by: "evaluation", source: "the tree of 2026-07-14" },
    ],
  },
  "several-definitions": {
    since: "22.05",
    of: "message",
    subject: "several definitions of an option that takes one",
    summary: "The message no longer calls the option unique.",
    evidence: [{ by: "text", source: "nix-community/nixpkgs.lib@4562031c" }],
  },
  "singular-types": {
    since: "22.05",
    of: "message",
    subject: "descriptions of types",
    summary: "The elements of lists and sets are in the singular: `list of string`.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@e2458a96" },
      { by: "evaluation", source: "the lib of 22.05" },
    ],
  },
  "bracketed-types": {
    since: "22.11",
    of: "message",
    subject: "descriptions of types",
    summary: "What would be read wrongly is in brackets: `list of (submodule)`.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@93107c2d" },
      { by: "evaluation", source: "the lib of 22.11" },
    ],
  },
  "quoted-names": {
    since: "22.11",
    of: "message",
    subject: "paths of options",
    summary: 'A name that is no identifier is written as a string: `bindMounts."/home"`.',
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@c6191976" },
      { by: "evaluation", source: "the lib of 22.11" },
    ],
  },
  "no-module": {
    since: "22.11",
    of: "message",
    subject: "modules",
    summary: "What is neither a set nor a function has a message of its own; before it is said that it is no set.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@c93d3fb9" },
      { by: "evaluation", source: "the tree of 2026-07-14" },
    ],
  },
  "functions-first": {
    since: "22.11",
    of: "merging",
    subject: "submodules",
    summary: "Definitions that are functions or files stand before those that are sets.",
    evidence: [{ by: "text", source: "nix-community/nixpkgs.lib@323b23c7" }],
  },
  "expected-unique": {
    since: "23.05",
    of: "message",
    subject: "several definitions of an option that takes one",
    summary: "The message says that only one is expected.",
    evidence: [{ by: "text", source: "nix-community/nixpkgs.lib@321e7432" }],
  },
  "no-value-defined": {
    since: "24.11",
    of: "message",
    subject: "options without a value",
    summary: "The message says that the option was accessed but has no value; before that it is used but not defined.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@1a6360fd" },
      { by: "evaluation", source: "the lib of 24.11" },
    ],
  },
  "absolute-path": {
    since: "25.05",
    of: "message",
    subject: "descriptions of types",
    summary: "A path is described as an absolute path.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@8438461a" },
      { by: "evaluation", source: "the lib of 25.05" },
    ],
  },
  "type-errors": {
    since: "25.11",
    of: "message",
    subject: "wrong types",
    summary:
      "Lists, sets, submodules and alternatives find wrong definitions themselves: the message says `TypeError`.",
    evidence: [
      { by: "text", source: "nix-community/nixpkgs.lib@3a75f571" },
      { by: "evaluation", source: "the tree of 2026-07-14" },
    ],
  },
} as const satisfies Readonly<Record<string, Change>>;
