import { describe, expect, it, test } from "vitest";

import { errorCases } from "./error-cases.ts";
import { mergeContainers } from "../../src/options/merge-containers.ts";
import { attrs, def, given, merge, mergeWeb, release, SET, submodule } from "./nodes.ts";
import { valueCases } from "./value-cases.ts";

describe("values", () => {
  test.each(valueCases)("$title", ({ options, values }) => {
    const { containers, diagnostics } = mergeWeb(options);
    expect(diagnostics).toEqual([]);
    expect(given(containers.get("web"))).toMatchObject(values);
  });
});

describe("errors", () => {
  test.each(errorCases)("$title", ({ options, more, errors }) => {
    const { containers, diagnostics } = mergeWeb(options, more);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual(errors);
    expect(containers.size).toBe(0);
  });
});

describe("the option containers", () => {
  it("has every option, in the order of declaration, and config in none", () => {
    expect(given(mergeWeb({}).containers.get("web"))).toEqual({
      path: "/profiles/web",
      additionalCapabilities: [],
      enableTun: false,
      privateNetwork: false,
      interfaces: [],
      macvlans: [],
      extraVeths: {},
      autoStart: false,
      bindMounts: {},
      allowedDevices: [],
      tmpfs: [],
      extraFlags: [],
      hostBridge: null,
      forwardPorts: [],
      hostAddress: null,
      hostAddress6: null,
      localAddress: null,
      localAddress6: null,
    });
  });

  it("keeps the containers that are right beside those that are not, in byte order", () => {
    const path = [def("a", "/p")];
    const { containers, defined, diagnostics } = merge(
      attrs({ b: submodule({ path }), "9": submodule({ path }), a: submodule({}), "10": submodule({ path }) }),
    );
    expect([...containers.keys()]).toEqual(["10", "9", "b"]);
    expect(defined).toBe(4);
    expect(diagnostics.map(({ loc }) => loc)).toEqual([["containers", "a", "path"]]);
  });

  it("is empty without definitions", () => {
    expect(merge({ definitions: [], attrs: {} })).toEqual({ containers: new Map(), defined: 0, diagnostics: [] });
  });

  it("drops a container all of whose definitions are dropped", () => {
    expect(merge(attrs({ web: { definitions: [], options: {} } }))).toEqual({
      containers: new Map(),
      defined: 0,
      diagnostics: [],
    });
  });

  it("has to be a set of sets", () => {
    const wrong = merge({ definitions: [def("a", 3)], attrs: {} });
    expect(wrong.diagnostics.map(({ message }) => message)).toEqual([
      "The option value `containers' in `a' is not of type `attribute set of submodules'.",
    ]);
    expect(merge(attrs({ web: [def("a", 3)] })).diagnostics.map(({ message }) => message)).toEqual([
      "The option value `containers.web' in `a' is not of type `submodule'.",
    ]);
  });

  it("asks for a system only where it is used", () => {
    const asked: string[] = [];
    const config = [def("a", { opaque: true })];
    const forced = [def("a", "/p", { priority: 50 })];
    const node = attrs({
      used: submodule({ config }),
      unused: submodule({ config, path: forced }),
      none: submodule({ path: forced }),
    });
    mergeContainers(node, { release, fileName: (file) => file, toplevelOf: (name) => `/s${asked.push(name)}` });
    expect(asked).toEqual(["used"]);
  });

  it("leaves options to the configuration that it declares itself", () => {
    const more = { declared: { backup: true } };
    expect(mergeWeb({}, more).diagnostics).toEqual([]);
  });

  it("shares the defaults and freezes them", () => {
    const path = [def("a", "/p")];
    const { containers } = merge(attrs({ a: submodule({ path }), b: submodule({ path }) }));
    const [a, b] = [given(containers.get("a")), given(containers.get("b"))];
    expect(a.tmpfs).toBe(b.tmpfs);
    expect(a.bindMounts).toBe(b.bindMounts);
    expect(Object.isFrozen(a.tmpfs)).toBe(true);
  });
});

describe("places", () => {
  it("is that of the wrong definition", () => {
    const at = ["a.nix", 3, 7] as const;
    const { diagnostics } = mergeWeb({ hostAddress: [{ at, value: 1 }] });
    const span = { file: "a.nix", line: 3, column: 7, endLine: 3, endColumn: 7 };
    expect(diagnostics).toMatchObject([{ loc: ["containers", "web", "hostAddress"], span, definitions: [] }]);
  });

  it("is that of the list for an element without one", () => {
    const { diagnostics } = mergeWeb({ tmpfs: [{ at: ["a.nix", 3, 7], module: "m", value: { list: [1] } }] });
    expect(diagnostics).toMatchObject([
      { message: expect.stringContaining("in `m' is"), span: { file: "a.nix", line: 3 } },
    ]);
  });

  it("is the first definition of the container for an option that is missing", () => {
    const more = { definitions: [{ at: ["a.nix", 2, 3], value: SET }, def("b.nix", SET)] } as const;
    expect(mergeWeb({ path: [] }, more).diagnostics).toMatchObject([{ span: { file: "a.nix", line: 2, column: 3 } }]);
  });

  it("is the first with a known line, and every competing definition has its own", () => {
    const { diagnostics } = mergeWeb({
      hostAddress: [{ at: ["a.nix", 0, 0], value: "x" }, def("b.nix", "y", { module: "m" })],
    });
    expect(diagnostics).toMatchObject([
      {
        span: { file: "b.nix", line: 1, column: 1 },
        definitions: [
          { at: ["a.nix", 0, 0], file: "a.nix", priority: 100 },
          { at: ["b.nix", 1, 1], file: "m", priority: 100 },
        ],
      },
    ]);
  });

  it("is nowhere when no line is known", () => {
    expect(mergeWeb({ hostAddress: [{ at: ["a.nix", 0, 0], value: 1 }] }).diagnostics).toMatchObject([{ span: null }]);
  });
});
