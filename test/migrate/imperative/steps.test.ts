import { describe, expect, test } from "vitest";

import type { MigrationPlan } from "../../../src/migrate/common/plan.ts";
import { confPath, confText, guestPath, hostDirectory } from "./host-directory.ts";
import { type HostOptions, notLowered, planHost } from "./plan-host.ts";

function commandsOf({ steps }: MigrationPlan): readonly string[] {
  return steps.flatMap((list) => list.steps.flatMap(({ commands }) => commands));
}

const quick = (root: string, options: HostOptions = {}) => planHost(root, { lower: notLowered, ...options });

const STOP = "systemctl stop container@web.service";

describe("the way to the module", () => {
  test("keeps the root file system where it is, and stops the container before the switch", async () => {
    const root = hostDirectory({ [confPath("web")]: confText(), [guestPath("web")]: "{ }" });
    expect(commandsOf(await quick(root))).toEqual([
      "nixos-rebuild build",
      STOP,
      "mv /etc/nixos-containers/web.conf /etc/nixos-containers/web.conf.imperative",
      "nixos-rebuild switch",
      "systemctl start container@web.service",
      "systemctl status container@web.service",
      "rm /nix/var/nix/profiles/per-container/web/system*",
      "nixos-rebuild switch",
      "mv /etc/nixos-containers/web.conf.imperative /etc/nixos-containers/web.conf",
      "systemctl start container@web.service",
    ]);
  });

  test("never removes the profile of a container whose system stays there", async () => {
    const root = hostDirectory({ [confPath("web")]: confText(), [confPath("app")]: confText("FLAKE=github:a/b") });
    expect(commandsOf(await quick(root)).filter((command) => command.startsWith("rm"))).toEqual([]);
  });

  test("moves the root file system where the host has another directory in use", async () => {
    const root = hostDirectory({ "etc/containers/web.conf": confText() });
    const commands = commandsOf(await quick(root));
    expect(commands).toContain("mv /var/lib/containers/web /var/lib/nixos-containers/web");
    expect(commands.indexOf(STOP)).toBeLessThan(
      commands.indexOf("mv /var/lib/containers/web /var/lib/nixos-containers/web"),
    );
    expect(commands).toContain("mv /var/lib/nixos-containers/web /var/lib/containers/web");
    const older = commandsOf(await quick(root, { release: "21.11" }));
    expect(older.filter((command) => command.includes("/var/lib/"))).toEqual([]);
  });

  test("says that system.stateVersion decides where containers are, in releases where it does", async () => {
    const texts = async (release: string): Promise<string> =>
      JSON.stringify((await quick(hostDirectory({ [confPath("web")]: confText() }), { release })).steps);
    expect(await texts("22.05")).toContain("system.stateVersion");
    expect(await texts("21.11")).not.toContain("system.stateVersion");
  });

  test("goes through every container that is named, and no other", async () => {
    const root = hostDirectory({
      [confPath("web")]: confText(),
      [confPath("db")]: confText(),
      [confPath("no")]: "broken",
    });
    const plan = await quick(root, { only: ["web"] });
    expect(plan.steps.flatMap(({ container }) => container ?? [])).toEqual(["web", "web"]);
    expect(plan.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plan.edits[0]?.after).not.toContain("db");
  });

  test("has nothing for names that there are not", async () => {
    const root = hostDirectory({ [confPath("web")]: confText() });
    for (const name of ["a/b", "../web", "wbe", "__proto__", ""]) {
      const plan = await quick(root, { only: [name] });
      expect(plan).toMatchObject({ edits: [], steps: [], findings: [{ severity: "error", subject: name }] });
    }
  });
});

describe("a container that gets another name", () => {
  const files = {
    [confPath("my_web")]: confText(),
    [confPath("db")]: confText().replaceAll("233.1", "233.2"),
    [guestPath("my_web")]:
      '{ lib, ... }:\n{\n  networking.hostName = lib.mkDefault "my_web";\n  system.stateVersion = "26.05";\n}\n',
  };

  test("is declared by it, and its state moves along, there and back", async () => {
    const plan = await planHost(hostDirectory(files), { renamings: [{ from: "my_web", to: "web" }] });
    const module = plan.edits[0]?.after ?? "";
    expect(module).toContain("# from /etc/nixos-containers/my_web.conf\n  containers.web = {");
    expect(module).not.toContain("hostName");
    expect(plan.findings.filter(({ severity }) => severity !== "note").map(({ subject }) => subject)).toEqual(["db"]);
    const lists = plan.steps.map(({ container, steps }) => [container, steps.flatMap(({ commands }) => commands)]);
    const state = "/var/lib/nixos-containers";
    const profiles = "/nix/var/nix/profiles/per-container";
    const roots = "/nix/var/nix/gcroots/per-container";
    expect(lists[2]).toEqual([
      "web",
      [
        "systemctl stop container@my_web.service",
        "mv /etc/nixos-containers/my_web.conf /etc/nixos-containers/my_web.conf.imperative",
        `mkdir -p -m 0700 ${state}`,
        `mv ${state}/my_web ${state}/web`,
        `mv ${profiles}/my_web ${profiles}/web`,
        `mv ${roots}/my_web ${roots}/web`,
      ],
    ]);
    expect(lists.at(-1)?.[1]?.slice(-5)).toEqual([
      `mv ${state}/web ${state}/my_web`,
      `mv ${profiles}/web ${profiles}/my_web`,
      `mv ${roots}/web ${roots}/my_web`,
      "mv /etc/nixos-containers/my_web.conf.imperative /etc/nixos-containers/my_web.conf",
      "systemctl start container@my_web.service",
    ]);
  });

  test("is told that it has to, by a name that is free", async () => {
    const root = hostDirectory(files);
    const errors = (await planHost(root)).findings.filter(({ severity }) => severity === "error");
    expect(errors).toEqual([expect.objectContaining({ text: expect.stringMatching(/^NixOS refuses it: /) as string })]);
    const { findings } = await quick(root);
    expect(findings).toContainEqual(
      expect.objectContaining({
        subject: "my_web",
        advice: expect.stringContaining("--rename my_web=my-web") as string,
      }),
    );
  });

  test("gets none that there is, and none that is not there gets one", async () => {
    const renamings = [
      { from: "my_web", to: "db" },
      { from: "wbe", to: "web" },
    ];
    const plan = await planHost(hostDirectory(files), { renamings });
    expect(plan.findings.filter(({ severity }) => severity === "error")).toEqual([
      expect.objectContaining({ subject: "wbe", text: expect.stringContaining("no such container") as string }),
      expect.objectContaining({ subject: "db", text: "db and my_web would be declared under the same name" }),
    ]);
  });
});

test("a container may have the name of what every object has", async () => {
  const root = hostDirectory({ [confPath("__proto__")]: confText(), [confPath("toString")]: confText() });
  const plan = await planHost(root);
  expect(plan.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(plan.edits[0]?.after).toContain("containers.__proto__ = {");
});
