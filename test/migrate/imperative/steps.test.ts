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

test("a container may have the name of what every object has", async () => {
  const root = hostDirectory({ [confPath("__proto__")]: confText(), [confPath("toString")]: confText() });
  const plan = await planHost(root);
  expect(plan.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(plan.edits[0]?.after).toContain("containers.__proto__ = {");
});
