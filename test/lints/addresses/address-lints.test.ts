import { describe, expect, test } from "vitest";

import type { ContainerOptions, NetworkOptions } from "../../../lowering/types.ts";
import { addressLints } from "../../../src/lints/addresses/address-lints.ts";
import { vethOptions } from "../../lowering/container-options.ts";
import { findingsOf, lintedHost } from "../network/linted-host.ts";

function findings(containers: { readonly [name: string]: Partial<ContainerOptions> }): readonly string[] {
  return addressLints.flatMap((lint) => findingsOf(lint, lintedHost(containers)));
}

function withPair(pair: Partial<NetworkOptions>): { readonly web: Partial<ContainerOptions> } {
  return { web: { privateNetwork: true, extraVeths: { ve1: vethOptions(pair) } } };
}

const OF_PAIR = "containers.web.extraVeths.ve1";

describe("addresses of further veth pairs", () => {
  const cases: readonly (readonly [what: string, pair: Partial<NetworkOptions>, found: readonly string[]])[] = [
    ["both ends alone", { hostAddress: "10.1.0.1", localAddress: "10.1.0.2" }, []],
    ["bits after a prefix", { hostAddress: "10.1.0.1/24" }, [`host-address-with-prefix: ${OF_PAIR}.hostAddress`]],
    ["a network as a route", { hostAddress: "10.1.0.0/24" }, []],
    ["IPv6 with a prefix", { hostAddress6: "fc00::1/64", localAddress6: "fc00::2/64" }, []],
    ["a routed network", { localAddress: "10.1.0.2/24" }, [`local-address-with-prefix: ${OF_PAIR}.localAddress`]],
    ["a network in a bridge", { hostBridge: "br0", localAddress: "10.1.0.2/24" }, []],
    ["an address in a bridge", { hostBridge: "br0", localAddress: "10.1.0.2" }, []],
    ["a route elsewhere", { hostBridge: "br0", hostAddress: "10.2.0.0/16", localAddress: "10.1.0.2/24" }, []],
    ["the default route", { hostBridge: "br0", hostAddress: "default" }, []],
    ["the default route in numbers", { hostBridge: "br0", hostAddress: "0.0.0.0/0" }, []],
    ["a default address", { hostAddress: "default" }, [`invalid-address: ${OF_PAIR}.hostAddress`]],
    ["a link-local neighbour", { hostAddress6: "fe80::1", localAddress6: "fe80::2" }, []],
    ["white space in a script", { localAddress: " 10.1.0.2 " }, []],
    ["a line break in a script", { localAddress: "10.1.0.2\n" }, [`invalid-address: ${OF_PAIR}.localAddress`]],
    ["an empty bridge is one", { hostBridge: "", localAddress: "10.1.0.2/24" }, []],
  ];

  test.each(cases)("%s", (_what, pair, found) => {
    expect(findings(withPair(pair))).toEqual(found);
  });
});

describe("addresses that nothing uses", () => {
  test("without a private network", () => {
    const extraVeths = { ve1: vethOptions({ localAddress: "nonsense" }) };
    expect(findings({ web: { hostAddress: "10.0.0.1/24", localAddress: "nonsense", extraVeths } })).toEqual([]);
  });

  test("empty ones in a bridge", () => {
    expect(findings({ web: { privateNetwork: true, hostBridge: "br0", hostAddress: "" } })).toEqual([]);
  });
});

describe("addresses of several containers", () => {
  const at = (options: Partial<ContainerOptions>): Partial<ContainerOptions> => ({ privateNetwork: true, ...options });

  test("a container may be the router of others behind its bridge", () => {
    const router = at({ hostBridge: "br0", localAddress: "10.0.0.1/24" });
    const behind = at({ hostBridge: "br0", hostAddress: "10.0.0.1", localAddress: "10.0.0.2/24" });
    expect(findings({ router, behind })).toEqual([]);
  });

  test("a container cannot be its own router", () => {
    const web = at({ hostBridge: "br0", hostAddress: "10.0.0.1", localAddress: "10.0.0.1/24" });
    expect(findings({ web })).toEqual(["address-is-host-address: containers.web.localAddress"]);
  });

  test("each later use of an address is reported once", () => {
    const web = at({ hostAddress: "10.0.0.1", localAddress: "10.0.0.2" });
    expect(findings({ a: web, b: web, c: web })).toEqual([
      "duplicate-address: containers.b.localAddress",
      "duplicate-address: containers.c.localAddress",
    ]);
  });

  test("forms of one address are one address", () => {
    const a = at({ hostAddress: "10.0.0.1", localAddress: "10.0.0.2", localAddress6: "fc00:0::2" });
    const b = at({ hostAddress: "10.0.0.1", localAddress: "10.0.0.2/32", localAddress6: "FC00::2/128" });
    expect(findings({ a, b })).toEqual([
      "duplicate-address: containers.b.localAddress",
      "duplicate-address: containers.b.localAddress6",
    ]);
  });

  test("the smallest network around an address is named once", () => {
    const local = (localAddress6: string) => at({ hostAddress6: "fd00::1", localAddress6 });
    const found = findings({ a: local("fc00::1:2/112"), b: local("fc00::2/64"), c: local("fc00::1:3") });
    expect(found.filter((finding) => !finding.startsWith("no-hosts-entry"))).toEqual([
      "address-in-other-network: containers.a.localAddress6",
      "address-in-other-network: containers.c.localAddress6",
    ]);
  });
});
