import type { SubmoduleNode } from "../../src/definitions/definition.ts";
import { attrs, def, list, SET, submodule } from "./nodes.ts";

/** Options of a container, and what some of them are in the end. */
export interface ValueCase {
  readonly title: string;
  readonly options: SubmoduleNode["options"];
  readonly values: { readonly [option: string]: unknown };
}

/** Known from evaluating the same definitions with the module system of May 2018. */
export const valueCases: readonly ValueCase[] = [
  {
    title: "equal definitions of a boolean agree",
    options: { privateNetwork: [def("a", true), def("b", true)] },
    values: { privateNetwork: true },
  },
  {
    title: "the weakest priority that counts is 9999, and it is weaker than a default",
    options: { path: [def("a", "/p", { priority: 9999 })], autoStart: [def("a", true, { priority: 9999 })] },
    values: { path: "/p", autoStart: false },
  },
  {
    title: "several nulls are null",
    options: { hostAddress: [def("a", null), def("b", null)] },
    values: { hostAddress: null },
  },
  {
    title: "a definition that is weaker than the default does not count",
    options: { hostAddress: [def("a", "x", { priority: 1002 })] },
    values: { hostAddress: null },
  },
  {
    title: "the deprecated string type concatenates, in order",
    options: {
      hostBridge: [def("a", "x"), def("b", "y")],
      localAddress6: [def("a", "x"), def("b", "y", { order: 500 })],
    },
    values: { hostBridge: "xy", localAddress6: "yx" },
  },
  {
    title: "losing definitions have no value and are not missed",
    options: {
      hostAddress: [{ at: ["a", 1, 1], priority: 1000 }, def("b", "x", { priority: 50 }), { at: ["c", 1, 1] }],
    },
    values: { hostAddress: "x" },
  },
  {
    title: "an element whose definition is conditional may vanish",
    options: { tmpfs: [def("a", list("a", [], [def("a", "c")]))] },
    values: { tmpfs: ["a", "c"] },
  },
  {
    title: "lists are sorted by order, and stay as they are where it is the same",
    options: {
      tmpfs: [
        def("a", list("a"), { order: 1500 }),
        def("b", list("b")),
        def("c", list("c"), { order: 500 }),
        def("d", list("d"), { order: 1000 }),
      ],
    },
    values: { tmpfs: ["c", "b", "d", "a"] },
  },
  {
    title: "the strongest definitions alone make a list",
    options: {
      tmpfs: [def("a", list("a"), { priority: 50 }), { at: ["b", 1, 1] }, def("c", list("c"), { priority: 50 })],
    },
    values: { tmpfs: ["a", "c"] },
  },
  {
    title: "at the default's own priority, a list is joined to the default",
    options: { tmpfs: [def("a", list("a"), { priority: 1001 })] },
    values: { tmpfs: ["a"] },
  },
  {
    title: "a path may be a path value or a set with a string",
    options: { path: [def("a", { path: "/etc/nixos" })] },
    values: { path: "/etc/nixos" },
  },
  {
    title: "a derivation is a path",
    options: { path: [def("a", { set: true, string: "/nix/store/x" })] },
    values: { path: "/nix/store/x" },
  },
  {
    title: "a mount point is the attribute's name",
    options: { bindMounts: attrs({ "/a": submodule({}) }) },
    values: { bindMounts: { "/a": { mountPoint: "/a", hostPath: null, isReadOnly: true } } },
  },
  {
    title: "a mount point that is given wins over the name, and loses where it is weaker",
    options: {
      bindMounts: attrs({
        "/a": submodule({ mountPoint: "/b" }),
        "/c": submodule({ mountPoint: [def("a", "/d", { priority: 1001 })] }),
      }),
    },
    values: {
      bindMounts: {
        "/a": { mountPoint: "/b", hostPath: null, isReadOnly: true },
        "/c": { mountPoint: "/c", hostPath: null, isReadOnly: true },
      },
    },
  },
  {
    title: "an attribute whose definitions are all dropped vanishes",
    options: { extraVeths: attrs({ a: { definitions: [], options: {} } }) },
    values: { extraVeths: {} },
  },
  {
    title: "sub-options have defaults",
    options: { forwardPorts: [def("a", list(submodule({ hostPort: 8080 })))] },
    values: { forwardPorts: [{ protocol: "tcp", hostPort: 8080, containerPort: null }] },
  },
  {
    title: "the path follows from config",
    options: { config: [def("a", { opaque: true })] },
    values: { path: "/systems/web" },
  },
  {
    title: "a stronger path wins over config",
    options: { config: [def("a", { opaque: true })], path: [def("b", "/p", { priority: 50 })] },
    values: { path: "/p" },
  },
  {
    title: "a weaker path loses against config",
    options: { config: [def("a", { opaque: true })], path: [def("b", "/p", { priority: 1000 })] },
    values: { path: "/systems/web" },
  },
  {
    title: "a config whose definitions are all dropped does not count",
    options: { config: [], path: [def("b", "/p")] },
    values: { path: "/p" },
  },
  {
    title: "a submodule may be a function, which the evaluator has called",
    options: {
      allowedDevices: [
        def("a", list(submodule({ node: "/n", modifier: "r" }, { definitions: [def("a", { function: true })] }))),
      ],
    },
    values: { allowedDevices: [{ node: "/n", modifier: "r" }] },
  },
  {
    title: "a name of JavaScript's own is a name like any other",
    options: {
      extraVeths: { definitions: [def("a", SET)], attrs: { ["__proto__"]: submodule({ hostBridge: "br0" }) } },
    },
    values: {
      extraVeths: Object.fromEntries([
        [
          "__proto__",
          {
            hostBridge: "br0",
            forwardPorts: [],
            hostAddress: null,
            hostAddress6: null,
            localAddress: null,
            localAddress6: null,
          },
        ],
      ]),
    },
  },
];
