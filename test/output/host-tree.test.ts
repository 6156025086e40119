import { describe, expect, it } from "vitest";

import { hostTree } from "../../src/output/host-tree.ts";
import { containerOptions, lower, lowerWeb } from "../lowering/container-options.ts";

describe("hostTree", () => {
  const host = lower(
    { web: containerOptions({ autoStart: true, localAddress: "10.0.0.2" }) },
    { networkmanager: true },
  );
  const entries = new Map(hostTree(host).map((entry) => [entry.path, entry]));

  it("has units, conf files and scripts at their places", () => {
    expect(entries.get("etc/systemd/system/container@web.service")).toMatchObject({ mode: 0o644 });
    expect(entries.get("etc/containers/web.conf")).toMatchObject({ kind: "file", mode: 0o644 });
    for (const [path, { text }] of Object.entries(host.files)) {
      expect(entries.get(path.slice(1))).toEqual({ kind: "file", path: path.slice(1), mode: 0o755, text });
    }
  });

  it("links what is wanted", () => {
    const units = "etc/systemd/system";
    expect(entries.get(`${units}/machines.target.wants/container@web.service`)).toMatchObject({
      target: "../container@web.service",
    });
    expect(entries.get(`${units}/multi-user.target.wants/machines.target`)).toMatchObject({
      target: "/usr/lib/systemd/system/machines.target",
    });
  });

  it("has a fragment for everything that the host merges", () => {
    expect(entries.get("etc/hosts.d/nixctr")).toMatchObject({ text: "10.0.0.2 web.containers\n" });
    expect(entries.get("etc/dhcpcd.conf.d/nixctr.conf")).toMatchObject({ text: "denyinterfaces ve-* vb-*\n" });
    expect(entries.get("etc/udev/rules.d/99-nixctr.rules")).toMatchObject({ text: host.services.udev.extraRules });
    const withModules = hostTree({ ...host, boot: { kernelModules: ["bridge", "tun"] } });
    expect(withModules.find(({ path }) => path === "etc/modules-load.d/nixctr.conf")).toMatchObject({
      text: "bridge\ntun\n",
    });
  });

  it("has no fragment that would be empty", () => {
    const paths = hostTree(lowerWeb()).map(({ path }) => path);
    expect(paths.filter((path) => /hosts|udev|modules/.test(path))).toEqual([]);
  });

  it("is empty when nothing is lowered", () => {
    expect(hostTree(lower({ "../x": containerOptions() }, { enableContainers: false }))).toEqual([]);
  });

  it.each(["", ".", "..", "../x", "a/b", "a\0b", "a\nb"])("refuses the name %j", (name) => {
    expect(() => hostTree(lower({ [name]: containerOptions() }))).toThrow(
      expect.objectContaining({
        code: "unsafe-name",
        message: expect.stringContaining(JSON.stringify(name)) as string,
      }),
    );
  });
});
