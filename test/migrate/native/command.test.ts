import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { nixctr } from "../../command-line/nixctr.ts";

const parent = mkdtempSync(join(tmpdir(), "nixctr-native-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

let directory = parent;
beforeEach(() => {
  directory = mkdtempSync(join(parent, "case-"));
});

const WEB = `path = "/nix/store/00000000000000000000000000000000-web";`;

/** Migrates containers of these options to `native` below the directory. */
function migrate(containers: string, ...flags: readonly string[]) {
  writeFileSync(join(directory, "host.nix"), `{ containers = { ${containers} }; }\n`);
  return nixctr(["migrate", "native", "--out", "native", "--release", "26.05", ...flags, "host.nix"], { directory });
}

describe("nixctr migrate native", () => {
  test("shows the files, and writes none of them", async () => {
    const { status, stdout, stderr } = await migrate(`web = { ${WEB} };`);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain("+Parameters=/nix/store/00000000000000000000000000000000-web/init\n");
    expect(stdout).toContain("mv -T /var/lib/nixos-containers/web /var/lib/machines/web");
    expect(existsSync(join(directory, "native"))).toBe(false);
  });

  test("writes them, and has nothing to do the second time", async () => {
    const first = await migrate(`web = { ${WEB} autoStart = true; };`, "--write");
    expect(first.status, first.stderr).toBe(0);
    const nspawn = join(directory, "native/etc/systemd/nspawn/web.nspawn");
    expect(readFileSync(nspawn, "utf8")).toContain("Boot=no\n");
    const second = await migrate(`web = { ${WEB} autoStart = true; };`, "--write");
    expect(second.status).toBe(0);
    expect(second.stderr).toContain("nothing to do");
  });

  test.each(["specialArgs", "containers.web.specialArgs"])(
    "refuses an option without an equal, unless --accept %s names it",
    async (option) => {
      const web = "web = { config = { }; specialArgs = { a = 1; }; };";
      const system = ["--system", "web=/nix/store/00000000000000000000000000000000-web"];
      const refused = await migrate(web, "--write", ...system);
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain("error: containers.web.specialArgs: It has no equal in plain systemd.");
      expect(refused.stderr).toContain("host.nix:1:");
      expect(existsSync(join(directory, "native"))).toBe(false);

      const accepted = await migrate(web, "--write", ...system, "--accept", option);
      expect(accepted.status, accepted.stderr).toBe(0);
      expect(accepted.stderr).toContain("warning: containers.web.specialArgs: It is left out.");
      expect(existsSync(join(directory, "native/etc/systemd/nspawn/web.nspawn"))).toBe(true);
    },
  );

  test("accepts the option of one container only", async () => {
    const flags = `${WEB} extraFlags = [ "--boot" "--read-only" ];`;
    const { status, stderr } = await migrate(
      `a = { ${flags} }; b = { ${flags} };`,
      "--accept",
      "containers.a.extraFlags",
    );
    expect(status).toBe(1);
    expect(stderr).toContain('warning: containers.a.extraFlags: "--boot" is left out');
    expect(stderr).toContain('error: containers.b.extraFlags: "--boot" cannot be said');
  });

  test("tells an acceptance of nothing", async () => {
    const { status, stderr } = await migrate(`web = { ${WEB} };`, "--accept", "specialArgs");
    expect(status).toBe(0);
    expect(stderr).toContain("`--accept specialArgs` has no effect");
  });

  test("does not ask for what the system of a container was evaluated with where that is built already", async () => {
    const { status, stderr } = await migrate(`web = { ${WEB} specialArgs = { a = 1; }; };`);
    expect(status, stderr).toBe(0);
  });

  test("refuses a name that systemd does not take", async () => {
    const { status, stderr } = await migrate(`"my_web" = { ${WEB} }; other = { ${WEB} };`);
    expect(status).toBe(1);
    expect(stderr).toContain("error: containers.my_web: systemd takes no machine of this name.");
  });

  test("tells that the guest does not see a profile of the host's", async () => {
    const { stderr } = await migrate(`web.path = "/nix/var/nix/profiles/web";`);
    expect(stderr).toContain("warning: containers.web.path: The guest does not see /nix/var/nix/profiles/web");
  });

  test.each(["system", "per-container/web/system"])(
    "tells nothing where it is the profile %s of its own",
    async (own) => {
      const { stdout, stderr } = await migrate(`web.path = "/nix/var/nix/profiles/${own}";`);
      expect(stderr).not.toContain("does not see");
      expect(stdout).toContain("+Parameters=/nix/var/nix/profiles/system/init\n");
    },
  );

  test("keeps to a directory of its own", async () => {
    await migrate(`web = { ${WEB} };`, "--write");
    const lowered = await nixctr(["lower", "--out", "native", "host.nix"], { directory });
    expect(lowered.status).toBe(2);
    expect(lowered.stderr).toContain("native has what `nixctr migrate native` wrote");

    await nixctr(["lower", "--quiet", "--out", "lowered", "host.nix"], { directory });
    const refused = await migrate(`web = { ${WEB} };`, "--write", "--out", "lowered");
    expect(refused.status).toBe(1);
    expect(refused.stderr.replaceAll(/\s+/g, " ")).toContain("lowered has what `nixctr lower` wrote");
    expect(existsSync(join(directory, "lowered/etc/systemd/nspawn"))).toBe(false);

    const compared = await nixctr(["diff", "lowered", "native"], { directory });
    expect(compared.status).toBe(2);
    expect(compared.stderr).toContain("native: written by `nixctr migrate native`");
  });

  test("has guests that are built anew make their files themselves, and leads back", async () => {
    const path = await migrate(`web = { ${WEB} privateNetwork = true; hostAddress = "10.0.0.1"; };`);
    expect(path.stdout).toContain("native/guests/web/etc/. /var/lib/machines/web/etc/");
    const built = await migrate('web = { config = { }; privateNetwork = true; hostAddress = "10.0.0.1"; };');
    expect(built.stdout).not.toContain("native/guests/web/etc/.");
    for (const { stdout } of [path, built]) {
      expect(stdout.slice(stdout.indexOf("\nBack"))).toContain(
        "mv -T /var/lib/machines/web /var/lib/nixos-containers/web",
      );
    }
  });

  test("names its directory in Nix as Nix has paths", async () => {
    const { stdout } = await migrate("web = { config = { }; };", "--out", "na tive");
    expect(stdout).toMatch(/\(\/\. \+\s+"\/\S*\/na tive\/guests\/web\.nix"\)/);
    expect(stdout).toMatch(/cp -R '\/\S*\/na tive\/etc\/\.' \/etc\//);
  });

  test("tells what of the host's network is not part of the files", async () => {
    const ports = "forwardPorts = [ { hostPort = 80; } ];";
    const addresses = 'privateNetwork = true; hostAddress = "10.0.0.1"; localAddress = "10.0.0.2";';
    const { stderr } = await migrate(`
      web = { ${WEB} ${addresses} ${ports} };
      mail = { ${WEB} privateNetwork = true; hostBridge = "br0"; ${ports} };
    `);
    const text = stderr.replaceAll(/\s+/g, " ");
    expect(text).toContain("The default route of web leads to the host.");
    expect(text).toContain("what goes to br0 and ve-*.");
  });

  test("tells what the configuration adds to the module's service", async () => {
    writeFileSync(
      join(directory, "host.nix"),
      `{ containers.web = { ${WEB} }; systemd.services."container@web".postStart = "true"; }\n`,
    );
    const { status, stderr } = await nixctr(["migrate", "native", "--out", "native", "host.nix"], { directory });
    expect(status).toBe(0);
    expect(stderr).toContain('warning: systemd.services."container@web": What the configuration adds');
    expect(stderr).toContain("/etc/systemd/system/systemd-nspawn@web.service.d/20-local.conf");
    expect(stderr).not.toContain("unit-not-merged");
  });

  test("needs no networkd on the host for the port of a bridge", async () => {
    const bridged = await migrate(`web = { ${WEB} privateNetwork = true; hostBridge = "br0"; };`);
    expect(bridged.stdout).not.toContain("systemctl enable --now systemd-networkd.service");
    const addressed = await migrate(`web = { ${WEB} privateNetwork = true; hostAddress = "10.0.0.1"; };`);
    expect(addressed.stdout).toContain("systemctl enable --now systemd-networkd.service");
  });

  test("has nothing to do where containers are disabled", async () => {
    writeFileSync(join(directory, "host.nix"), `{ boot.enableContainers = false; containers.web = { ${WEB} }; }\n`);
    const { status, stdout, stderr } = await nixctr(["migrate", "native", "--out", "native", "host.nix"], {
      directory,
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toContain("`boot.enableContainers` is false: there is nothing to migrate.");
  });

  test("has a row for every option that is set, in a document for programs, too", async () => {
    const { stdout } = await migrate(
      `web = { ${WEB} bindMounts."/data" = { hostPath = "/srv"; isReadOnly = false; }; extraVeths.a = { }; };`,
      "--format",
      "json",
    );
    const { schema, tables } = JSON.parse(stdout);
    expect(schema).toBe("nixctr.migration/1");
    expect(tables[0].rows.map((row: readonly string[]) => row.slice(0, 3))).toEqual([
      ["web", 'bindMounts."/data".hostPath', "with a difference"],
      ["web", 'bindMounts."/data".isReadOnly', "exactly"],
      ["web", "extraVeths.a", "exactly"],
      ["web", "path", "with a difference"],
    ]);
  });
});
