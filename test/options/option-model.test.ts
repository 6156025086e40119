import { describe, expect, it, test } from "vitest";

import { containerOptions, containersOption } from "../../src/options/container-options.ts";
import { flattenOptions } from "../../src/options/flatten-options.ts";
import { optionsForNix } from "../../src/options/options-for-nix.ts";
import { optionsJsonSchema } from "../../src/options/options-json-schema.ts";
import { release } from "./nodes.ts";

/** `description` of the types in nixpkgs of May 2018. */
const DESCRIPTIONS = {
  containers: "attribute set of submodules",
  "containers.<name>.config": "Toplevel NixOS config",
  "containers.<name>.path": "path",
  "containers.<name>.additionalCapabilities": "list of strings",
  "containers.<name>.enableTun": "boolean",
  "containers.<name>.privateNetwork": "boolean",
  "containers.<name>.interfaces": "list of strings",
  "containers.<name>.macvlans": "list of strings",
  "containers.<name>.extraVeths": "attribute set of submodules",
  "containers.<name>.extraVeths.<name>.hostBridge": "null or string",
  "containers.<name>.extraVeths.<name>.forwardPorts": "list of submodules",
  "containers.<name>.extraVeths.<name>.forwardPorts.*.protocol": "string",
  "containers.<name>.extraVeths.<name>.forwardPorts.*.hostPort": "signed integer",
  "containers.<name>.extraVeths.<name>.forwardPorts.*.containerPort": "null or signed integer",
  "containers.<name>.extraVeths.<name>.hostAddress": "null or string",
  "containers.<name>.extraVeths.<name>.hostAddress6": "null or string",
  "containers.<name>.extraVeths.<name>.localAddress": "null or string",
  "containers.<name>.extraVeths.<name>.localAddress6": "null or string",
  "containers.<name>.autoStart": "boolean",
  "containers.<name>.bindMounts": "list or attribute set of submodules",
  "containers.<name>.bindMounts.<name?>.mountPoint": "string",
  "containers.<name>.bindMounts.<name?>.hostPath": "null or string",
  "containers.<name>.bindMounts.<name?>.isReadOnly": "boolean",
  "containers.<name>.allowedDevices": "list of submodules",
  "containers.<name>.allowedDevices.*.node": "string",
  "containers.<name>.allowedDevices.*.modifier": "string",
  "containers.<name>.tmpfs": "list of strings",
  "containers.<name>.extraFlags": "list of strings",
  "containers.<name>.hostBridge": "null or string",
  "containers.<name>.forwardPorts": "list of submodules",
  "containers.<name>.forwardPorts.*.protocol": "string",
  "containers.<name>.forwardPorts.*.hostPort": "signed integer",
  "containers.<name>.forwardPorts.*.containerPort": "null or signed integer",
  "containers.<name>.hostAddress": "null or string",
  "containers.<name>.hostAddress6": "null or string",
  "containers.<name>.localAddress": "null or string",
  "containers.<name>.localAddress6": "null or string",
};

test("every option has the type that nixpkgs describes", () => {
  const options = flattenOptions(containersOption(release));
  const described = options.map(({ loc, option }) => [loc.join("."), option.type.description]);
  expect(Object.fromEntries(described)).toEqual(DESCRIPTIONS);
});

describe("for the Nix side", () => {
  const model = optionsForNix(release);
  const bool = { kind: "bool", description: "boolean", merge: "equal" };
  const str = { kind: "str", description: "string", merge: "scalar" };

  it("has scalars with the way in which they merge", () => {
    expect(model["enableTun"]).toEqual({ type: bool, default: false });
    expect(model["path"]).toEqual({ type: { kind: "path", description: "path", merge: "scalar" } });
    expect(model["config"]).toEqual({ type: { kind: "module", description: "Toplevel NixOS config" } });
    expect(model["hostBridge"]).toEqual({
      type: {
        kind: "nullOr",
        description: "null or string",
        of: { kind: "string", description: "string", merge: "concat" },
      },
      default: null,
    });
  });

  it("has the options of submodules", () => {
    expect(model["allowedDevices"]).toEqual({
      type: {
        kind: "listOf",
        description: "list of submodules",
        of: {
          kind: "submodule",
          description: "submodule",
          options: { node: { type: str }, modifier: { type: str } },
        },
      },
      default: [],
    });
    expect(model["bindMounts"]).toEqual({
      type: {
        kind: "loaOf",
        description: "list or attribute set of submodules",
        nameFrom: "name",
        of: {
          kind: "submodule",
          description: "submodule",
          options: {
            mountPoint: { type: str, default: { defaultFromName: 1000 } },
            hostPath: { type: { kind: "nullOr", description: "null or string", of: str }, default: null },
            isReadOnly: { type: bool, default: true },
          },
        },
      },
      default: {},
    });
  });

  it("is plain JSON with every option", () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(Object.keys(model)).toEqual(containerOptions(release).map(({ name }) => name));
  });
});

describe("as JSON Schema", () => {
  const schema = optionsJsonSchema(release);
  const container = schema.additionalProperties || undefined;

  it("describes a container that needs nothing: path may follow from config", () => {
    expect(schema).toMatchObject({ type: "object", default: {}, title: "The option containers of NixOS 19.03" });
    expect(container).toMatchObject({ type: "object", required: [], additionalProperties: false });
  });

  it("describes the types", () => {
    expect(container?.properties).toMatchObject({
      path: { type: "string", pattern: "^/" },
      enableTun: { type: "boolean", default: false },
      hostAddress: { anyOf: [{ type: "null" }, { type: "string" }], default: null },
      tmpfs: { type: "array", items: { type: "string" }, default: [] },
      allowedDevices: { items: { required: ["node", "modifier"] } },
      forwardPorts: { items: { required: ["hostPort"], properties: { hostPort: { type: "integer" } } } },
      bindMounts: { anyOf: [{ type: "object", additionalProperties: { required: [] } }, { type: "array" }] },
    });
  });
});
