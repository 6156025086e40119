import { describe, expect, it } from "vitest";

import type { Definition, Node } from "../../src/definitions/definition.ts";
import { type SitePath, siteAt } from "../../src/options/site.ts";
import { attrs, def, list, SET, submodule } from "./nodes.ts";

/** Path, line of the definition, and what of it is meant. */
function site(node: Node, path: SitePath, focus: "name" | "value" = "value") {
  const { loc, definitions, focus: on } = siteAt(node, ["web"], path, focus);
  return { loc: loc.join("."), files: definitions.map(({ at: [file] }) => file), on };
}

/** An element whose definitions are all dropped, as `mkIf false` leaves it. */
const GONE: Node = [];

describe("the site of an option", () => {
  const node = submodule({ path: [def("a", "/p")], autoStart: true });

  it("is where it is defined", () => {
    expect(site(node, ["path"])).toEqual({ loc: "web.path", files: ["a"], on: { on: "value" } });
    expect(site(node, ["path"], "name")).toEqual({ loc: "web.path", files: ["a"], on: { on: "name" } });
  });

  it("is the container's own for the empty path", () => {
    expect(site(node, [], "name")).toEqual({ loc: "web", files: ["base.nix"], on: { on: "name" } });
  });

  it("has the definitions that count, in their order", () => {
    const weak = def("weak", "/w", { priority: 1000 });
    expect(site(submodule({ path: [weak, def("a", "/a")] }), ["path"]).files).toEqual(["a"]);
    const tmpfs = [
      def("last", list("/l"), { order: 1500 }),
      def("middle", list("/m")),
      def("first", list("/f"), { order: 500 }),
    ];
    expect(site(submodule({ tmpfs }), ["tmpfs"]).files).toEqual(["first", "middle", "last"]);
  });

  it("of a plain scalar is where its set is", () => {
    expect(site(node, ["autoStart"])).toMatchObject({ loc: "web.autoStart", files: ["base.nix"] });
  });

  it("that has its default is the name of the nearest set that is defined", () => {
    const around = { files: ["base.nix"], on: { on: "name", loc: ["web"] } };
    expect(site(node, ["privateNetwork"])).toEqual({ loc: "web.privateNetwork", ...around });
    expect(site(node, ["extraVeths", "dmz", "hostAddress"])).toEqual({
      loc: "web.extraVeths.dmz.hostAddress",
      ...around,
    });
    const veths = submodule({ extraVeths: { definitions: [def("v", SET)], attrs: { dmz: submodule({}) } } });
    expect(site(veths, ["extraVeths", "dmz", "hostAddress"])).toMatchObject({ files: ["base.nix"] });
    expect(site(veths, ["extraVeths", "lan", "hostAddress"])).toMatchObject({
      loc: "web.extraVeths.lan.hostAddress",
      files: ["v"],
    });
  });

  it("that has its default after mkIf false or mkOverride 10000 is there too", () => {
    const dropped = submodule({ tmpfs: [], path: [def("a", "/p", { priority: 10000 })] });
    for (const name of ["tmpfs", "path"]) {
      expect(site(dropped, [name])).toMatchObject({ loc: `web.${name}`, files: ["base.nix"] });
    }
    const veths = submodule({ extraVeths: attrs({ dmz: { definitions: [], options: {} } }) });
    expect(site(veths, ["extraVeths", "dmz", "hostBridge"])).toMatchObject({ loc: "web.extraVeths.dmz.hostBridge" });
  });

  it("is nowhere when nothing is defined", () => {
    expect(site([], ["path"])).toMatchObject({ loc: "web.path", files: [] });
    expect(site(null, [])).toMatchObject({ loc: "web" });
  });

  it("takes no property of objects for a name", () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      expect(site(node, [name])).toMatchObject({ loc: `web.${name}`, files: ["base.nix"] });
    }
  });

  it("that a module of NixOS defines is there", () => {
    const path: Definition = { at: ["/nixpkgs/containers.nix", 0, 0], value: "/p" };
    expect(site(submodule({ path: [path] }), ["path"]).files).toEqual(["/nixpkgs/containers.nix"]);
  });
});

describe("the site of an attribute", () => {
  const veth = { definitions: [def("dmz.nix", SET)], options: { hostAddress: [def("address.nix", "10.0.0.1")] } };
  const node = submodule({ extraVeths: attrs({ dmz: veth }), bindMounts: attrs({ "/a b": submodule({}) }) });

  it("is its own, and that of what is inside", () => {
    expect(site(node, ["extraVeths", "dmz"], "name")).toEqual({
      loc: "web.extraVeths.dmz",
      files: ["dmz.nix"],
      on: { on: "name" },
    });
    expect(site(node, ["extraVeths", "dmz", "hostAddress"])).toMatchObject({ files: ["address.nix"] });
    expect(site(node, ["bindMounts", "/a b", "hostPath"])).toMatchObject({ loc: "web.bindMounts./a b.hostPath" });
  });
});

describe("the site of an element", () => {
  function element(path: SitePath, ...tmpfs: readonly Definition[]) {
    return site(submodule({ tmpfs }), ["tmpfs", ...path]);
  }

  it("has its number in its definition", () => {
    expect(element([1], def("a", list("/x", "/y")))).toEqual({
      loc: "web.tmpfs.[definition 1-entry 2]",
      files: ["a"],
      on: { on: "entry", index: 1, text: "/y" },
    });
  });

  it("is counted without those that mkIf drops, which have a number all the same", () => {
    const dropped = def("a", list(GONE, "/x", GONE, GONE, "/y"));
    expect(element([0], dropped)).toMatchObject({
      loc: "web.tmpfs.[definition 1-entry 2]",
      on: { index: 1, text: "/x" },
    });
    expect(element([1], dropped)).toMatchObject({
      loc: "web.tmpfs.[definition 1-entry 5]",
      on: { index: 4, text: "/y" },
    });
  });

  it("is counted through all definitions, in the order that mkBefore gives them", () => {
    const both = [
      def("a", list("/x", GONE)),
      def("b", list("/y"), { order: 500 }),
      def("c", list(GONE, "/z")),
    ] as const;
    expect(element([0], ...both)).toMatchObject({ loc: "web.tmpfs.[definition 1-entry 1]", files: ["b"] });
    expect(element([1], ...both)).toMatchObject({ loc: "web.tmpfs.[definition 2-entry 1]", files: ["a"] });
    expect(element([2], ...both)).toMatchObject({
      loc: "web.tmpfs.[definition 3-entry 2]",
      files: ["c"],
      on: { index: 1 },
    });
  });

  it("is not looked for in definitions that mkForce beats", () => {
    const forced = [def("a", list("/x", "/y")), def("b", list("/z"), { priority: 50 })] as const;
    expect(element([0], ...forced)).toMatchObject({
      loc: "web.tmpfs.[definition 1-entry 1]",
      files: ["b"],
      on: { text: "/z" },
    });
  });

  it("is the list's, where there is no such element", () => {
    expect(element([3], def("a", list("/x")))).toEqual({ loc: "web.tmpfs", files: ["a"], on: { on: "name" } });
    expect(element([0])).toMatchObject({ loc: "web.tmpfs", files: ["base.nix"] });
  });

  it("that is a set leads to the options inside", () => {
    const port = submodule({ hostPort: [def("port.nix", 80)] });
    const node = submodule({ forwardPorts: [def("a", list(GONE, port, port))] });
    expect(site(node, ["forwardPorts", 1, "hostPort"])).toEqual({
      loc: "web.forwardPorts.[definition 1-entry 3].hostPort",
      files: ["port.nix"],
      on: { on: "value" },
    });
    expect(site(node, ["forwardPorts", 0])).toMatchObject({ files: ["a"], on: { on: "entry", index: 1 } });
  });

  it("is told for what has its default inside", () => {
    const node = submodule({ forwardPorts: [def("a", list(submodule({ hostPort: 80 })))] });
    expect(site(node, ["forwardPorts", 0, "protocol"])).toMatchObject({
      loc: "web.forwardPorts.[definition 1-entry 1].protocol",
      files: ["a"],
      on: { on: "entry", index: 0 },
    });
  });

  it("has no text unless it is a string", () => {
    expect(element([0], def("a", list(5))).on).toEqual({ on: "entry", index: 0 });
  });
});
