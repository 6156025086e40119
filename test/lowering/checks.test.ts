import { describe, expect, it } from "vitest";

import { lowerHost } from "../../lowering/lower-host.ts";
import type { ContainerOptions } from "../../lowering/types.ts";
import { containerOptions, lower, lowerWeb, testFacts } from "./container-options.ts";

describe("assertions", () => {
  const assertions = (name: string, options: Partial<ContainerOptions>, release: "20.09" | "26.05") =>
    lower({ [name]: containerOptions(options) }, {}, release).assertions;

  it("allow a network namespace without any other network", () => {
    const networkNamespace = "/run/netns/vpn";
    expect(assertions("web", { networkNamespace }, "26.05")).toEqual([]);
    expect(assertions("web", { networkNamespace, privateNetwork: true }, "26.05")).toEqual([
      "containers.web.networkNamespace is mutally exclusive to containers.web.privateNetwork and containers.web.interfaces.",
    ]);
  });

  it("limit names of private networks to 11 bytes", () => {
    const privateNetwork = true;
    expect(assertions("elevensigns", { privateNetwork }, "20.09")).toEqual([]);
    expect(assertions("twelve-signs", { privateNetwork }, "20.09")).toHaveLength(1);
    expect(assertions("zürich-west", { privateNetwork }, "20.09")).toHaveLength(1);
    expect(assertions("twelve-signs", { privateNetwork }, "26.05")).toEqual([]);
  });

  it("of containers' own systems need a system that is evaluated", () => {
    const input = {
      release: "26.05",
      containers: { a_b: containerOptions() },
      host: { enableContainers: true, networkmanager: false, system: "x86_64-linux", stateVersion: null },
      facts: testFacts,
    };
    expect(lowerHost(input).assertions).toEqual([]);
    expect(lowerHost({ ...input, guests: new Set(["a_b"]) }).assertions).toEqual([
      "Names containing underscores are not allowed in nixos-containers. Please rename the container 'a_b'\n",
    ]);
  });
});

describe("warnings", () => {
  it("tell of containers that are not enabled", () => {
    const disabled = { enableContainers: false };
    expect(lowerWeb({}, disabled, "24.05").warnings).toEqual([
      "containers.<name> is used, but boot.enableContainers is false. " +
        "To use containers.<name>, set boot.enableContainers to true.",
    ]);
    expect(lower({}, disabled, "24.05").warnings).toEqual([]);
  });

  it("tell of a directory that others use, on hosts from before it was moved", () => {
    const shared = { virtualisationContainers: true };
    expect(lowerWeb({}, { ...shared, stateVersion: "21.11" }, "26.05").warnings).toHaveLength(1);
    expect(lowerWeb({}, { ...shared, stateVersion: "22.05" }, "26.05").warnings).toEqual([]);
    expect(lowerWeb({}, shared, "26.05").warnings).toEqual([]);
  });
});
