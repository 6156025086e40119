import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { hostTree } from "../../src/output/host-tree.ts";
import { writeTree } from "../../src/output/write-tree.ts";
import { containerOptions, lower, vethOptions } from "../lowering/container-options.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const systemdUnits = "/usr/lib/systemd/system";
const canVerify = spawnSync("systemd-analyze", ["--version"]).status === 0 && existsSync(systemdUnits);

const containers = {
  web: containerOptions({
    autoStart: true,
    enableTun: true,
    privateNetwork: true,
    localAddress: "10.0.0.2",
    extraVeths: { "ve-mgmt": vethOptions({ hostBridge: "br0" }) },
    bindMounts: { "/srv": { mountPoint: "/srv", hostPath: null, isReadOnly: true } },
  }),
  "under_score.and-dot": containerOptions(),
};

/** What systemd says about the units of a root directory. A warning leaves the exit status 0. */
function verify(root: string): string {
  const units = [
    "container@.service",
    ...Object.keys(containers).map((name) => `container@${name}.service`),
    "multi-user.target",
  ];
  const { stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", `--root=${root}`, ...units], {
    encoding: "utf8",
  });
  return stdout + stderr;
}

/** The lowered host with the units that systemd brings along. */
async function makeRoot(): Promise<string> {
  const root = temporaryDirectory();
  await writeTree(root, hostTree(lower(containers)));
  cpSync(systemdUnits, join(root, systemdUnits), { recursive: true, verbatimSymlinks: true });
  return root;
}

describe.skipIf(!canVerify)("systemd (skipped without systemd-analyze and its units)", () => {
  it("has nothing to say about the tree", async () => {
    expect(verify(await makeRoot())).toBe("");
  });

  it("misses a script that is not there", async () => {
    const root = await makeRoot();
    const script = readdirSync(join(root, "etc/nixctr")).find((name) => name.endsWith("_web-start"));
    rmSync(join(root, "etc/nixctr", script ?? ""));
    expect(verify(root)).toContain("_web-start is not executable");
  });
});

it("bash can read the scripts", async () => {
  const root = temporaryDirectory();
  await writeTree(root, hostTree(lower(containers)));
  const directory = join(root, "etc/nixctr");
  const scripts = readdirSync(directory);
  expect(scripts.length).toBeGreaterThan(10);
  for (const script of scripts) execFileSync("bash", ["-n", join(directory, script)]);
});
