import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import type { Surroundings } from "../../src/evaluation/surroundings.ts";
import { type HostSurroundings, hostSurroundings } from "../../src/lints/host-surroundings.ts";
import { questions } from "../../src/lints/questions.ts";
import { evaluateFile } from "../evaluation/evaluate-configuration.ts";

const directory = mkdtempSync(join(tmpdir(), "nixctr-host-surroundings-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function ask(text: string): Promise<Surroundings | null> {
  const path = join(directory, "configuration.nix");
  writeFileSync(path, text);
  const evaluation = await evaluateFile(path, { questions });
  if (evaluation.kind !== "evaluated") throw new Error(`the configuration is ${evaluation.kind}`);
  return evaluation.document.surroundings;
}

/** The surroundings that a body of definitions gives; every one is on a line of its own, from 2 on. */
async function surroundingsOf(...definitions: readonly string[]): Promise<HostSurroundings> {
  const found = hostSurroundings(await ask(`{ config, lib, ... }: {\n${definitions.join("\n")}\n}\n`));
  if (found === null) throw new Error("nothing is known of the surroundings");
  return found;
}

function linesOf(names: ReadonlyMap<string, readonly [string, number, number]> | null): unknown {
  return names && Object.fromEntries([...names].map(([name, [, line]]) => [name, line]));
}

const needsNixos = "lib.mkIf config.services.nginx.enable";

test("nothing is known where nothing was answered", () => {
  expect(hostSurroundings(null)).toBeNull();
});

test("a configuration that says nothing sets nothing", async () => {
  expect(await surroundingsOf()).toEqual({
    declaredInterfaces: new Map(),
    interfaces: [],
    networkmanager: { enable: undefined, unmanaged: [] },
    networkd: { enable: undefined, networks: [] },
    dhcp: { use: undefined, denied: [] },
    etcFiles: new Map(),
    virtualisation: {
      podman: undefined,
      containers: undefined,
      "cri-o": undefined,
    },
  });
});

test("every answer has its place", async () => {
  const found = await surroundingsOf(
    "networking.networkmanager.enable = true;",
    'networking.networkmanager.unmanaged = [ "interface-name:ve-*" ];',
    "networking.useDHCP = false;",
    'networking.dhcpcd.denyInterfaces = [ "vb-*" ];',
    'environment.etc."containers/policy.json".text = "{}";',
    'environment.etc."nixos-containers/a.conf" = { text = ""; }; environment.etc."systemd/network/a.link".text = "";',
    'environment.etc."other".text = "";',
    "virtualisation.podman.enable = true;",
    'environment.etc."containers/off" = { enable = false; text = ""; };',
  );
  const at = (line: number, column = 1): readonly unknown[] => [join(directory, "configuration.nix"), line, column];
  expect(found).toMatchObject({
    networkmanager: {
      enable: { value: true, at: at(2) },
      unmanaged: [{ value: "interface-name:ve-*", at: at(3) }],
    },
    dhcp: { use: { value: false, at: at(4) }, denied: [{ value: "vb-*", at: at(5) }] },
    virtualisation: { podman: { value: true, at: at(9) }, containers: undefined },
  });
  expect(linesOf(found.etcFiles)).toEqual({
    "containers/policy.json": 6,
    "nixos-containers/a.conf": 7,
    "systemd/network/a.link": 7,
  });
});

describe("declared interfaces", () => {
  test("are those of every kind, the first declaration of each", async () => {
    const { declaredInterfaces } = await surroundingsOf(
      "networking.bridges.br0.interfaces = [ ];",
      "networking.interfaces.br0.useDHCP = true;",
      'networking.vlans.lan.id = 5; networking.bonds.bond0.interfaces = [ ]; networking.sits.six.dev = "lan";',
      'networking.vswitches.vs0.interfaces = [ ]; networking.macvlans.mv0.interface = "lan";',
      'networking.wlanInterfaces.wlan0.device = "phy0";',
      'systemd.network.netdevs."20-br1".netdevConfig = { Name = "br1"; Kind = "bridge"; };',
    );
    const kinds = { lan: 4, bond0: 4, six: 4, vs0: 5, mv0: 5, wlan0: 6 };
    expect(linesOf(declaredInterfaces)).toEqual({ br0: 2, br1: 7, ...kinds });
  });

  test("have the name that the option `name` gives them", async () => {
    const { declaredInterfaces } = await surroundingsOf('networking.interfaces.a = { name = "br0"; };');
    expect(linesOf(declaredInterfaces)).toEqual({ br0: 2 });
  });

  test("are not those that are switched off", async () => {
    const { declaredInterfaces } = await surroundingsOf(
      "networking.bridges.br0 = lib.mkIf false { };",
      'systemd.network.netdevs.br1 = { enable = false; netdevConfig.Name = "br1"; };',
    );
    expect(linesOf(declaredInterfaces)).toEqual({});
  });

  test.each([
    ["a bridge", `networking.bridges.br0 = ${needsNixos} { };`],
    ["the name of an interface", `networking.interfaces.a.name = config.networking.hostName;`],
    ["a netdev", `systemd.network.netdevs = ${needsNixos} { };`],
    ["the name of a netdev", "systemd.network.netdevs.a.netdevConfig = { Name = x: x; };"],
  ])("are unknown where one is: %s", async (_, definition) => {
    expect((await surroundingsOf("networking.bridges.br1 = { };", definition)).declaredInterfaces).toBeNull();
  });
});

describe("addresses of interfaces", () => {
  test("are those of the old options too", async () => {
    const { interfaces } = await surroundingsOf(
      'networking.interfaces.eth0.ipv4.addresses = [ { address = "10.0.0.2"; prefixLength = 24; } ];',
      'networking.interfaces.eth0.ipv6.addresses = lib.mkIf true [ { address = "fc00::2"; prefixLength = 64; } ];',
      'networking.interfaces.lan = { name = "eth1"; ipAddress = "10.1.0.2"; prefixLength = 16; };',
    );
    expect(
      interfaces.map(({ name, addresses, isComplete }) => [
        name,
        addresses.map(({ loc, at, address, prefix }) => `${loc.slice(3).join(".")} ${at[1]} ${address}/${prefix}`),
        isComplete,
      ]),
    ).toEqual([
      ["eth0", ["ipv4.addresses 2 10.0.0.2/24", "ipv6.addresses 3 fc00::2/64"], true],
      ["eth1", ["ipAddress 4 10.1.0.2/16"], true],
    ]);
  });

  test.each([
    ["addresses", `ipv4.addresses = ${needsNixos} [ ];`],
    ["an address", "ipv4.addresses = [ { address = config.networking.hostName; prefixLength = 24; } ];"],
    ["DHCP", "useDHCP = true;"],
    ["DHCP that may be on", "useDHCP = config.services.nginx.enable;"],
    ["a route", 'ipv4.routes = [ { address = "10.2.0.0"; prefixLength = 16; } ];'],
  ])("may not be all of them where there is more: %s", async (_, definition) => {
    const { interfaces } = await surroundingsOf(
      `networking.interfaces.br0 = { ${definition} ipv6.addresses = [ { address = "fc00::1"; prefixLength = 64; } ]; };`,
    );
    expect(interfaces).toMatchObject([{ name: "br0", addresses: [{ address: "fc00::1" }], isComplete: false }]);
  });
});

describe("networkd", () => {
  test.each([
    ["systemd.network.enable = true;", { value: true, loc: ["systemd", "network", "enable"] }],
    [
      "networking.useNetworkd = true; systemd.network.enable = lib.mkDefault false;",
      { value: true, loc: ["networking", "useNetworkd"] },
    ],
    ["networking.useNetworkd = false;", { value: false }],
    ["systemd.network.enable = config.services.nginx.enable; networking.useNetworkd = true;", { value: true }],
  ])("is on or off: %s", async (definition, enable) => {
    expect((await surroundingsOf(definition)).networkd.enable).toMatchObject(enable);
  });

  test("may be on where only NixOS can tell", async () => {
    const definition = "systemd.network.enable = config.services.nginx.enable; networking.useNetworkd = false;";
    expect((await surroundingsOf(definition)).networkd.enable).toBeNull();
  });

  test("has networks in the order of their names, without those that are off", async () => {
    const { networkd } = await surroundingsOf(
      'systemd.network.networks."30-any".networkConfig.DHCP = "yes";',
      'systemd.network.networks."20-veth" = { matchConfig = { Name = "ve-* vb-*"; Driver = "veth"; }; linkConfig.Unmanaged = "yes"; };',
      'systemd.network.networks."10-lan".matchConfig.Name = [ "lan0" "en*" ];',
      'systemd.network.networks."15-wan".name = "wan0";',
      'systemd.network.networks."05-off" = { enable = false; matchConfig.Name = "*"; };',
    );
    expect(
      networkd.networks?.map(({ name, at, patterns, otherMatches, unmanaged }) => [
        `${name} ${at[1]}`,
        patterns?.map(({ value }) => value),
        otherMatches,
        unmanaged?.value,
      ]),
    ).toEqual([
      ["10-lan 4", ["lan0", "en*"], [], undefined],
      ["15-wan 5", ["wan0"], [], undefined],
      ["20-veth 3", ["ve-*", "vb-*"], ["Driver"], true],
      ["30-any 2", [], [], undefined],
    ]);
  });

  test.each([
    ["its name", "matchConfig.Name = config.networking.hostName;", { patterns: null, otherMatches: null }],
    ["whether it is on", 'enable = config.services.nginx.enable; matchConfig.Name = "a";', { patterns: null }],
    [
      "whether it is unmanaged",
      "linkConfig.Unmanaged = config.services.nginx.enable;",
      { patterns: [], unmanaged: null },
    ],
    ["what is not a boolean", 'linkConfig.Unmanaged = "maybe";', { unmanaged: null }],
  ])("has a network of which something is unknown: %s", async (_, definitions, expected) => {
    const { networkd } = await surroundingsOf(`systemd.network.networks.a = { ${definitions} };`);
    expect(networkd.networks).toMatchObject([{ name: "a", ...expected }]);
  });

  test("has unknown networks where a whole one is", async () => {
    const { networkd } = await surroundingsOf(`systemd.network.networks.a = ${needsNixos} { };`);
    expect(networkd.networks).toBeNull();
  });
});

test.each([
  ["a list", 'networking.dhcpcd.denyInterfaces = [ "a" config.networking.hostName ];'],
  ["an element of another type", "networking.dhcpcd.denyInterfaces = [ 5 ];"],
  ["another type", 'networking.dhcpcd.denyInterfaces = "a";'],
])("a list is unknown where one element is: %s", async (_, definition) => {
  expect((await surroundingsOf(definition)).dhcp.denied).toBeNull();
});
