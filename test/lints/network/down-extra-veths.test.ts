import { describe, expect, test } from "vitest";

import { downExtraVeths } from "../../../src/lints/network/down-extra-veths.ts";
import { releaseNamed } from "../../evaluation/evaluate-configuration.ts";
import { vethOptions } from "../../lowering/container-options.ts";
import { findingsOf, lintedHost, networkdHost } from "./linted-host.ts";

const web = { privateNetwork: true, extraVeths: { "ve-dmz": vethOptions(), dmz: vethOptions() } };
const on = { value: true, at: ["a.nix", 1, 1], loc: ["systemd", "network", "enable"] } as const;
const off = { ...on, value: false };

const dmz = "extra-veth-stays-down: containers.web.extraVeths.dmz";
const veDmz = "extra-veth-stays-down: containers.web.extraVeths.ve-dmz";

describe("the host's end of an extra veth pair", () => {
  test.each([
    ["is switched on", networkdHost(on), [dmz]],
    ["may be switched on", networkdHost(null), [dmz]],
    ["is switched off", networkdHost(off), [veDmz, dmz]],
    ["is not mentioned", networkdHost(undefined), [veDmz, dmz]],
    ["is not known", null, [veDmz, dmz]],
  ])("may be brought up by networkd where that %s", (_, surroundings, expected) => {
    expect(findingsOf(downExtraVeths, lintedHost({ web }, { surroundings }))).toEqual(expected);
  });

  test("is brought up by later releases of the module", () => {
    const release = { ...releaseNamed("19.03"), name: "20.09" } as const;
    expect(findingsOf(downExtraVeths, lintedHost({ web }, { release }))).toEqual([]);
  });

  test("is of no use without a private network anyway", () => {
    expect(findingsOf(downExtraVeths, lintedHost({ web: { ...web, privateNetwork: false } }))).toEqual([]);
  });
});
