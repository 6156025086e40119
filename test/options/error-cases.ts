import type { SubmoduleNode } from "../../src/definitions/definition.ts";
import { attrs, def, list, SET, submodule } from "./nodes.ts";

/** Options of a container, and the errors that they are refused with: code and message. */
export interface ErrorCase {
  readonly title: string;
  readonly options: SubmoduleNode["options"];
  readonly more?: Partial<SubmoduleNode>;
  readonly errors: readonly (readonly [code: string, message: string])[];
}

/** The messages are those of the module system of May 2018 for the same definitions. */
export const errorCases: readonly ErrorCase[] = [
  {
    title: "a boolean that is a string",
    options: { privateNetwork: [def("a", "yes")] },
    errors: [["wrong-type", "The option value `containers.web.privateNetwork' in `a' is not of type `boolean'."]],
  },
  {
    title: "the first definition is checked before values are compared",
    options: { privateNetwork: [def("a", "yes"), def("b", true)] },
    errors: [["wrong-type", "The option value `containers.web.privateNetwork' in `a' is not of type `boolean'."]],
  },
  {
    title: "the second definition is compared before it is checked",
    options: { privateNetwork: [def("a", true), def("b", "yes")] },
    errors: [
      [
        "conflicting-definitions",
        "The option `containers.web.privateNetwork' has conflicting definitions, in `a' and `b'.",
      ],
    ],
  },
  {
    title: "a second definition of a string, equal or not, right or wrong",
    options: { hostAddress: [def("a", "x"), def("b", "x")], localAddress: [def("a", "x"), def("b", 1)] },
    errors: [
      [
        "defined-multiple-times",
        "The unique option `containers.web.hostAddress' is defined multiple times, in `a' and `b'.",
      ],
      [
        "defined-multiple-times",
        "The unique option `containers.web.localAddress' is defined multiple times, in `a' and `b'.",
      ],
    ],
  },
  {
    title: "the module's file is named, not the one of the position",
    options: { hostAddress: [def("a", 1, { module: "m" })] },
    errors: [["wrong-type", "The option value `containers.web.hostAddress' in `m' is not of type `null or string'."]],
  },
  {
    title: "null and a value",
    options: { hostAddress: [def("a", null), def("b", "x")] },
    errors: [
      [
        "null-and-not-null",
        "The option `containers.web.hostAddress` is defined both null and not null, in `a' and `b'.",
      ],
    ],
  },
  {
    title: "a value at the priority of a default, which is null",
    options: { hostAddress: [def("a", "x", { priority: 1001 })] },
    errors: [
      [
        "null-and-not-null",
        "The option `containers.web.hostAddress` is defined both null and not null, in " +
          "`<nixpkgs>/nixos/modules/virtualisation/containers.nix' and `a'.",
      ],
    ],
  },
  {
    title: "a part of a concatenated string that is none",
    options: { hostBridge: [def("a", "x"), def("b", 1)] },
    errors: [["wrong-type", "The option value `containers.web.hostBridge' in `b' is not of type `null or string'."]],
  },
  {
    title: "a list that is none",
    options: { tmpfs: [def("a", 1), def("b", list("b"))] },
    errors: [["wrong-type", "The option value `containers.web.tmpfs' in `a' is not of type `list of strings'."]],
  },
  {
    title: "a second list that is none",
    options: { tmpfs: [def("a", list("a")), def("b", 1)] },
    errors: [["not-a-list", "The option value `containers.web.tmpfs` in `b` is not a list."]],
  },
  {
    title: "elements are counted in the definitions that count, in their order",
    options: {
      tmpfs: [def("a", list(1), { order: 1500 }), { at: ["x", 1, 1], priority: 1000 }, def("b", list("b"))],
    },
    errors: [
      ["wrong-type", "The option value `containers.web.tmpfs.[definition 2-entry 1]' in `a' is not of type `string'."],
    ],
  },
  {
    title: "a default at the same priority is counted too",
    options: { tmpfs: [def("a", list(1), { priority: 1001 })] },
    errors: [
      ["wrong-type", "The option value `containers.web.tmpfs.[definition 2-entry 1]' in `a' is not of type `string'."],
    ],
  },
  {
    title: "every wrong element is told",
    options: { tmpfs: [def("a", list("a", 1, true))] },
    errors: [
      ["wrong-type", "The option value `containers.web.tmpfs.[definition 1-entry 2]' in `a' is not of type `string'."],
      ["wrong-type", "The option value `containers.web.tmpfs.[definition 1-entry 3]' in `a' is not of type `string'."],
    ],
  },
  {
    title: "a port that is a string",
    options: { forwardPorts: [def("a", list(submodule({ hostPort: [def("a", "80")] })))] },
    errors: [
      [
        "wrong-type",
        "The option value `containers.web.forwardPorts.[definition 1-entry 1].hostPort' in `a' is not of type " +
          "`signed integer'.",
      ],
    ],
  },
  {
    title: "a port with a fraction",
    options: { forwardPorts: [def("a", list(submodule({ hostPort: [def("a", { float: "80.5" })] })))] },
    errors: [
      [
        "wrong-type",
        "The option value `containers.web.forwardPorts.[definition 1-entry 1].hostPort' in `a' is not of type " +
          "`signed integer'.",
      ],
    ],
  },
  {
    title: "a relative path",
    options: { path: [def("a", "profiles/web")] },
    errors: [["wrong-type", "The option value `containers.web.path' in `a' is not of type `path'."]],
  },
  {
    title: "values that no path can be",
    options: { path: [def("a", { set: true })] },
    errors: [["wrong-type", "The option value `containers.web.path' in `a' is not of type `path'."]],
  },
  {
    title: "neither path nor config",
    options: { path: [] },
    errors: [["not-defined", "The option `containers.web.path' is used but not defined."]],
  },
  {
    title: "a path that is weaker than all that counts",
    options: { path: [def("a", "/p", { priority: 10000 })] },
    errors: [["not-defined", "The option `containers.web.path' is used but not defined."]],
  },
  {
    title: "path and config",
    options: { path: [def("a", "/p")], config: [def("b", { opaque: true })] },
    errors: [
      [
        "defined-multiple-times",
        "The unique option `containers.web.path' is defined multiple times, in `a' and " +
          "`<nixpkgs>/nixos/modules/virtualisation/containers.nix'.",
      ],
    ],
  },
  {
    title: "a sub-option that has no default",
    options: { allowedDevices: [def("a", list(submodule({ node: "/dev/fuse" })))] },
    errors: [
      [
        "not-defined",
        "The option `containers.web.allowedDevices.[definition 1-entry 1].modifier' is used but not defined.",
      ],
    ],
  },
  {
    title: "an element that is no submodule",
    options: { allowedDevices: [def("a", list(1))], extraVeths: attrs({ x: [def("b", 1)] }) },
    errors: [
      ["wrong-type", "The option value `containers.web.extraVeths.x' in `b' is not of type `submodule'."],
      [
        "wrong-type",
        "The option value `containers.web.allowedDevices.[definition 1-entry 1]' in `a' is not of type `submodule'.",
      ],
    ],
  },
  {
    title: "a list where only a set can be, and a number where a list can be too",
    options: {
      extraVeths: { definitions: [def("a", { unexpected: "list" })], attrs: {} },
      bindMounts: { definitions: [def("a", 1)], attrs: {} },
    },
    errors: [
      [
        "wrong-type",
        "The option value `containers.web.extraVeths' in `a' is not of type `attribute set of submodules'.",
      ],
      [
        "wrong-type",
        "The option value `containers.web.bindMounts' in `a' is not of type `list or attribute set of submodules'.",
      ],
    ],
  },
  {
    title: "a mount point at the priority of the name",
    options: { bindMounts: attrs({ "/a": submodule({ mountPoint: [def("a", "/b", { priority: 1000 })] }) }) },
    errors: [
      [
        "defined-multiple-times",
        "The unique option `containers.web.bindMounts./a.mountPoint' is defined multiple times, in `a' and " +
          "`<nixpkgs>/nixos/modules/virtualisation/containers.nix'.",
      ],
    ],
  },
  {
    title: "options that do not exist",
    options: { bindMounts: attrs({ "/a": submodule({}, { undeclared: { source: [def("a", SET)] } }) }) },
    more: { undeclared: { privateNetwrok: [def("b", true)] } },
    errors: [
      ["unknown-option", "The option `containers.web.privateNetwrok' defined in `b' does not exist."],
      ["unknown-option", "The option `containers.web.bindMounts./a.source' defined in `a' does not exist."],
    ],
  },
];
