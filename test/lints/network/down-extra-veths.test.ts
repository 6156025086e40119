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

  test.each([
    ["20.09", {}, [veDmz, dmz]],
    ["20.09", { hostBridge: "br0" }, [veDmz, dmz]],
    ["20.09", { localAddress6: "fc00::2" }, []],
    ["21.05", {}, []],
  ])("is brought up by the module of %s for %j", (name, options, expected) => {
    const release = releaseNamed(name);
    expect(findingsOf(downExtraVeths, lintedHost({ web: { ...web, ...options } }, { release }))).toEqual(expected);
  });

  test("is of no use without a private network anyway", () => {
    expect(findingsOf(downExtraVeths, lintedHost({ web: { ...web, privateNetwork: false } }))).toEqual([]);
  });
});
