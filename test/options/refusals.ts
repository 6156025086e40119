import type { SubmoduleNode } from "../../src/definitions/definition.ts";
import type { ReleaseName } from "../../src/releases/releases.ts";
import { SET, attrs, def, list, submodule } from "./nodes.ts";

/** Options of `containers.web`, and the first line of what NixOS says to them. */
export interface Refusal {
  readonly title: string;
  readonly options: SubmoduleNode["options"];
  readonly more?: Partial<SubmoduleNode>;
  /** From each release on; null where nothing is said, also because the release has no such option. */
  readonly lines: { readonly [release in ReleaseName]?: string | null };
}

const OLD_MODULE = "<nixpkgs>/nixos/modules/virtualisation/containers.nix";
const MODULE = "<nixpkgs>/nixos/modules/virtualisation/nixos-containers.nix";
const ENTRY = '"[definition 1-entry 1]"';
const PORT = "16 bit unsigned integer; between 0 and 65535 (both inclusive)";
const USER = "32 bit unsigned integer; between 0 and 4294967295 (both inclusive)";
const USERS = `${USER} or one of "no", "identity", "pick"`;

function unknown(name: string): Refusal["lines"] {
  return {
    "18.03": `The option \`containers.web.${name}' defined in \`a' does not exist.`,
    "21.05": `The option \`containers.web.${name}' does not exist. Definition values:`,
  };
}

/** What the module systems of the releases say, evaluated with the `lib` of each and, up to 19.03, with that of May 2018. */
export const refusals: readonly Refusal[] = [
  {
    title: "a boolean that is a string",
    options: { privateNetwork: [def("a", "yes")] },
    lines: {
      "18.03": "The option value `containers.web.privateNetwork' in `a' is not of type `boolean'.",
      "21.05": "A definition for option `containers.web.privateNetwork' is not of type `boolean'. Definition values:",
    },
  },
  {
    title: "a second boolean that is a string",
    options: { privateNetwork: [def("a", true), def("b", "yes")] },
    lines: {
      "18.03": "The option `containers.web.privateNetwork' has conflicting definitions, in `a' and `b'.",
      "20.09": "The option value `containers.web.privateNetwork' in `b' is not of type `boolean'.",
      "21.05": "A definition for option `containers.web.privateNetwork' is not of type `boolean'. Definition values:",
    },
  },
  {
    title: "a submodule with an order",
    options: { extraVeths: attrs({ a: { definitions: [def("a", SET, { order: 500 })], options: {} } }) },
    lines: {
      "18.03": null,
      "20.03": "The definition of `containers.web.extraVeths.a' in `a' has an order, which NixOS cannot merge.",
    },
  },
  {
    title: "booleans that differ",
    options: { privateNetwork: [def("a", true), def("b", false)] },
    lines: {
      "18.03": "The option `containers.web.privateNetwork' has conflicting definitions, in `a' and `b'.",
      "21.05": "The option `containers.web.privateNetwork' has conflicting definition values:",
    },
  },
  {
    title: "strings that differ",
    options: { hostAddress: [def("a", "10.0.0.1"), def("b", "10.0.0.9")] },
    lines: {
      "18.03": "The unique option `containers.web.hostAddress' is defined multiple times, in `a' and `b'.",
      "19.09": "The option `containers.web.hostAddress' has conflicting definitions, in `a' and `b'.",
      "21.05": "The option `containers.web.hostAddress' has conflicting definition values:",
    },
  },
  {
    title: "strings that are equal",
    options: { hostAddress: [def("a", "10.0.0.1"), def("b", "10.0.0.1")] },
    lines: {
      "18.03": "The unique option `containers.web.hostAddress' is defined multiple times, in `a' and `b'.",
      "19.09": null,
    },
  },
  {
    title: "null and a string",
    options: { hostAddress: [def("a", null), def("b", "x")] },
    lines: { "18.03": "The option `containers.web.hostAddress` is defined both null and not null, in `a' and `b'." },
  },
  {
    title: "a bridge that is a number",
    options: { hostBridge: [def("a", 1)] },
    lines: {
      "18.03": "The option value `containers.web.hostBridge' in `a' is not of type `null or string'.",
      "21.05":
        "A definition for option `containers.web.hostBridge' is not of type `null or string'. Definition values:",
    },
  },
  {
    title: "two bridges",
    options: { hostBridge: [def("a", "br0"), def("b", "br1")] },
    lines: {
      "18.03": null,
      "19.09": "The option `containers.web.hostBridge' has conflicting definitions, in `a' and `b'.",
      "21.05": "The option `containers.web.hostBridge' has conflicting definition values:",
    },
  },
  {
    title: "a relative path",
    options: { path: [def("a", "profiles/web")] },
    lines: {
      "18.03": "The option value `containers.web.path' in `a' is not of type `path'.",
      "21.05": "A definition for option `containers.web.path' is not of type `path'. Definition values:",
      "25.05": "A definition for option `containers.web.path' is not of type `absolute path'. Definition values:",
    },
  },
  {
    title: "neither path nor config",
    options: { path: [] },
    lines: {
      "18.03": "The option `containers.web.path' is used but not defined.",
      "24.11": "The option `containers.web.path' was accessed but has no value defined. Try setting the option.",
    },
  },
  {
    title: "path and config",
    options: { path: [def("a", "/p")], config: [def("b", { opaque: true })] },
    lines: {
      "18.03": `The unique option \`containers.web.path' is defined multiple times, in \`a' and \`${OLD_MODULE}'.`,
      "19.09": `The option \`containers.web.path' has conflicting definitions, in \`a' and \`${OLD_MODULE}'.`,
      "20.03": `The option \`containers.web.path' has conflicting definitions, in \`${OLD_MODULE}' and \`a'.`,
      "20.09": `The option \`containers.web.path' has conflicting definitions, in \`${MODULE}' and \`a'.`,
      "21.05": "The option `containers.web.path' has conflicting definition values:",
    },
  },
  {
    title: "a list that is none",
    options: { tmpfs: [def("a", 1)] },
    lines: {
      "18.03": "The option value `containers.web.tmpfs' in `a' is not of type `list of strings'.",
      "21.05": "A definition for option `containers.web.tmpfs' is not of type `list of strings'. Definition values:",
      "22.05": "A definition for option `containers.web.tmpfs' is not of type `list of string'. Definition values:",
      "25.11":
        "A definition for option `containers.web.tmpfs' is not of type `list of string'. TypeError: Definition values:",
    },
  },
  {
    title: "a second list that is none",
    options: { tmpfs: [def("a", list("/a")), def("b", 1)] },
    lines: {
      "18.03": "The option value `containers.web.tmpfs` in `b` is not a list.",
      "20.09": "The option value `containers.web.tmpfs' in `b' is not of type `list of strings'.",
      "21.05": "A definition for option `containers.web.tmpfs' is not of type `list of strings'. Definition values:",
      "22.05": "A definition for option `containers.web.tmpfs' is not of type `list of string'. Definition values:",
      "25.11":
        "A definition for option `containers.web.tmpfs' is not of type `list of string'. TypeError: Definition values:",
    },
  },
  {
    title: "an element that is no string",
    options: { tmpfs: [def("a", list(1))] },
    lines: {
      "18.03": "The option value `containers.web.tmpfs.[definition 1-entry 1]' in `a' is not of type `string'.",
      "21.05":
        "A definition for option `containers.web.tmpfs.[definition 1-entry 1]' is not of type `string'. Definition values:",
      "22.11": `A definition for option \`containers.web.tmpfs.${ENTRY}' is not of type \`string'. Definition values:`,
    },
  },
  {
    title: "a set that is a list",
    options: { extraVeths: { definitions: [def("a", { unexpected: "list" })], attrs: {} } },
    lines: {
      "18.03": "The option value `containers.web.extraVeths' in `a' is not of type `attribute set of submodules'.",
      "21.05":
        "A definition for option `containers.web.extraVeths' is not of type `attribute set of submodules'. Definition values:",
      "22.05":
        "A definition for option `containers.web.extraVeths' is not of type `attribute set of submodule'. Definition values:",
      "22.11":
        "A definition for option `containers.web.extraVeths' is not of type `attribute set of (submodule)'. Definition values:",
      "25.11":
        "A definition for option `containers.web.extraVeths' is not of type `attribute set of (submodule)'. TypeError: Definition values:",
    },
  },
  {
    title: "a submodule that is a number",
    options: { extraVeths: attrs({ dmz: [def("a", 1)] }) },
    lines: {
      "18.03": "The option value `containers.web.extraVeths.dmz' in `a' is not of type `submodule'.",
      "21.05": "A definition for option `containers.web.extraVeths.dmz' is not of type `submodule'. Definition values:",
      "25.11":
        "A definition for option `containers.web.extraVeths.dmz' is not of type `submodule'. TypeError: Definition values:",
    },
  },
  {
    title: "bind mounts that are a list",
    options: { bindMounts: { definitions: [def("a", { unexpected: "list" })], attrs: {} } },
    lines: {
      "18.03": null,
      "20.09": "The option value `containers.web.bindMounts' in `a' is not of type `attribute set of submodules'.",
      "21.05":
        "A definition for option `containers.web.bindMounts' is not of type `attribute set of submodules'. Definition values:",
      "22.05":
        "A definition for option `containers.web.bindMounts' is not of type `attribute set of submodule'. Definition values:",
      "22.11":
        "A definition for option `containers.web.bindMounts' is not of type `attribute set of (submodule)'. Definition values:",
      "25.11":
        "A definition for option `containers.web.bindMounts' is not of type `attribute set of (submodule)'. TypeError: Definition values:",
    },
  },
  {
    title: "a mount point that is a number",
    options: { bindMounts: attrs({ "/a": submodule({ mountPoint: [def("a", 1)] }) }) },
    lines: {
      "18.03": "The option value `containers.web.bindMounts./a.mountPoint' in `a' is not of type `string'.",
      "21.05":
        "A definition for option `containers.web.bindMounts./a.mountPoint' is not of type `string'. Definition values:",
      "22.11":
        "A definition for option `containers.web.bindMounts.\"/a\".mountPoint' is not of type `string'. Definition values:",
    },
  },
  {
    title: "a name with a quotation mark",
    options: { bindMounts: attrs({ '/"$': submodule({ mountPoint: [def("a", 1)] }) }) },
    lines: {
      "18.03": "The option value `containers.web.bindMounts./\"$.mountPoint' in `a' is not of type `string'.",
      "19.09": "The option value `containers.web.bindMounts.\"/\\\"\\$\".mountPoint' in `a' is not of type `string'.",
      "21.05":
        'A definition for option `containers.web.bindMounts."/\\"\\$".mountPoint\' is not of type `string\'. Definition values:',
    },
  },
  {
    title: "a device without a modifier",
    options: { allowedDevices: [def("a", list(submodule({ node: "/dev/fuse" })))] },
    lines: {
      "18.03": "The option `containers.web.allowedDevices.[definition 1-entry 1].modifier' is used but not defined.",
      "22.11": `The option \`containers.web.allowedDevices.${ENTRY}.modifier' is used but not defined.`,
      "24.11": `The option \`containers.web.allowedDevices.${ENTRY}.modifier' was accessed but has no value defined. Try setting the option.`,
    },
  },
  {
    title: "a port that is a string",
    options: { forwardPorts: [def("a", list(submodule({ hostPort: [def("a", "80")] })))] },
    lines: {
      "18.03":
        "The option value `containers.web.forwardPorts.[definition 1-entry 1].hostPort' in `a' is not of type `signed integer'.",
      "21.05":
        "A definition for option `containers.web.forwardPorts.[definition 1-entry 1].hostPort' is not of type `signed integer'. Definition values:",
      "22.11": `A definition for option \`containers.web.forwardPorts.${ENTRY}.hostPort' is not of type \`signed integer'. Definition values:`,
      "25.11": `A definition for option \`containers.web.forwardPorts.${ENTRY}.hostPort' is not of type \`${PORT}'. Definition values:`,
    },
  },
  {
    title: "a port that is too large",
    options: { forwardPorts: [def("a", list(submodule({ hostPort: 80, containerPort: [def("a", 70_000)] })))] },
    lines: {
      "18.03": null,
      "25.11": `A definition for option \`containers.web.forwardPorts.${ENTRY}.containerPort' is not of type \`null or ${PORT}'. Definition values:`,
    },
  },
  {
    title: "an option that does not exist",
    options: {},
    more: { undeclared: { privateNetwrok: [def("a", true)] } },
    lines: unknown("privateNetwrok"),
  },
  {
    title: "an option of a bind mount that does not exist",
    options: { bindMounts: attrs({ "/a": submodule({}, { undeclared: { source: [def("a", "/b")] } }) }) },
    lines: {
      ...unknown("bindMounts./a.source"),
      "22.11": 'The option `containers.web.bindMounts."/a".source\' does not exist. Definition values:',
    },
  },
  {
    title: "packages, where there is an option to refuse them",
    options: { pkgs: [def("a", { set: true }), def("b", null)] },
    lines: {
      "18.03": null,
      "21.05": "The option definition `containers.web.pkgs' in `a' and `b' no longer has any effect; please remove it.",
    },
  },
  {
    title: "users that are neither a number nor a word that is known",
    options: { privateUsers: [def("a", "all")] },
    lines: {
      "18.03": null,
      "25.05": `A definition for option \`containers.web.privateUsers' is not of type \`${USERS}'. Definition values:`,
      "25.11":
        `A definition for option \`containers.web.privateUsers' is not of type \`${USERS}'. TypeError: ` +
        `The option \`containers.web.privateUsers\` is neither a value of type \`${USER}\` ` +
        'nor `one of "no", "identity", "pick"`, Definition values:',
    },
  },
  {
    title: "users that are a number and a word",
    options: { privateUsers: [def("a", 65_536), def("b", "pick")] },
    lines: {
      "18.03": null,
      "25.05": "The option `containers.web.privateUsers' is defined multiple times while it's expected to be unique.",
      "25.11":
        `A definition for option \`containers.web.privateUsers' is not of type \`${USERS}'. TypeError: ` +
        `The option \`containers.web.privateUsers\` is neither a value of type \`${USER}\` ` +
        'nor `one of "no", "identity", "pick"`, Definition values:',
    },
  },
  {
    title: "a flake and a config",
    options: { flake: [def("a", "github:a/b")], config: [def("b", { opaque: true })] },
    lines: {
      "18.03": null,
      "25.11": "The options 'containers.web.path' and 'containers.web.flake' cannot both be set.",
    },
  },
  {
    title: "a flake and a path",
    options: { flake: [def("a", "github:a/b")], path: [def("b", "/p")] },
    lines: { "18.03": null, "25.11": "The option `containers.web.path' has conflicting definition values:" },
  },
  {
    title: "a flake that is weaker than its default, and so none, and a config",
    options: { flake: [def("a", "github:a/b", { priority: 2000 })], config: [def("b", { opaque: true })] },
    lines: { "18.03": null },
  },
  {
    title: "a hardware address that is none",
    options: { localMacAddress: [def("a", "x")] },
    lines: {
      "18.03": null,
      "26.05":
        "A definition for option `containers.web.localMacAddress' is not of type " +
        "`null or string matching the pattern ([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}'. Definition values:",
    },
  },
];
