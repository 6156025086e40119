import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { directoryWith, nixctr, type Result } from "./nixctr.ts";

const WEB = `{ containers.web = { path = "/nix/store/web"; autoStart = true; }; }\n`;
const TMPFS = `{ containers.web = { path = "/nix/store/web"; autoStart = true; tmpfs = [ "/a" ]; }; }\n`;
const OTHER = `{ containers.db.path = "/nix/store/db"; }\n`;
const FILES = { "a.nix": WEB, "b.nix": TMPFS, "other.nix": OTHER, "wrong.nix": "{ contaners = { }; }\n" };

function diff(args: readonly string[], input = ""): Promise<Result> {
  return nixctr(["diff", ...args], { directory: directoryWith(FILES), input });
}

describe("one input for two releases", () => {
  test.concurrent("what an upgrade changes", async () => {
    const { status, stdout, stderr } = await diff(["a.nix", "--from", "25.11", "--to", "26.05"]);
    expect(status).toBe(1);
    expect(stdout).toContain('\n+mkdir -p "$root/usr/bin"\n');
    expect(stdout).toContain("--- a/containers.web\n+++ b/containers.web\n+localMacAddress = null;\n");
    expect(stdout).toMatch(/\n {2}web: restarted, as ExecStart changes\n$/);
    expect(stderr).toContain("lowering for NixOS 25.11 (given with --from)");
    expect(stderr).toContain("lowering for NixOS 26.05 (given with --to)");
  });

  test.concurrent("a directory of conf files that moves", async () => {
    const { stdout } = await diff(["a.nix", "--from", "21.11", "--to", "22.05"]);
    expect(stdout).toContain("--- a/etc/containers/web.conf\n+++ b/etc/nixos-containers/web.conf\n");
  });

  test.concurrent("the same release changes nothing", async () => {
    expect(await diff(["a.nix", "--from", "25.11", "--to", "25.11", "--quiet"])).toEqual({
      status: 0,
      signal: null,
      stdout: "",
      stderr: "",
    });
  });

  test.concurrent("standard input is read once for both", async () => {
    const { status, stdout } = await diff(["-", "--from", "25.11", "--to", "26.05"], WEB);
    expect({ status, told: stdout.includes("web: restarted") }).toEqual({ status: 1, told: true });
  });

  test.concurrent("only one of them given, the other one is that in use", async () => {
    const { stderr } = await diff(["a.nix", "--from", "25.11"]);
    expect(stderr).toContain("lowering for NixOS 26.05 (the newest stable one known; no nixpkgs is in use)");
  });
});

describe("two inputs", () => {
  test.concurrent("an edit", async () => {
    const { status, stdout } = await diff(["a.nix", "b.nix", "--release", "26.05"]);
    expect(status).toBe(1);
    expect(stdout).toContain('-tmpfs = [ ];\n+tmpfs = [ "/a" ];\n');
    expect(stdout).not.toContain("/etc/hosts");
  });

  test.concurrent("each for its release", async () => {
    const { stdout } = await diff(["a.nix", "b.nix", "--from", "19.03", "--to", "26.05", "--quiet", "-f", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "nixctr.diff/1",
      from: { input: "a.nix", release: "19.03" },
      to: { input: "b.nix", release: "26.05" },
      changed: true,
    });
  });

  test.concurrent("a container on one side alone, also with --only", async () => {
    const { status, stdout } = await diff(["a.nix", "other.nix", "--only", "db", "--quiet"]);
    expect(status).toBe(1);
    expect(stdout).toContain("  db: not started: it is new, and nothing wants it\n");
    expect(stdout).not.toContain("web");
    const none = await diff(["a.nix", "other.nix", "--only", "dbb"]);
    expect(none).toMatchObject({ status: 1, stdout: "" });
    expect(none.stderr).toContain("error[no-such-container]: The configuration has no container `dbb'.");
    expect(none.stderr).toContain("It has `web` and `db`.");
  });

  test.concurrent("one that is refused", async () => {
    expect(await diff(["a.nix", "wrong.nix", "--quiet"])).toMatchObject({ status: 1, stdout: "" });
    const { status, stdout } = await diff(["a.nix", "wrong.nix", "--format", "json"]);
    expect(status).toBe(1);
    const document = JSON.parse(stdout) as object;
    expect(document).toMatchObject({ diagnostics: [{ code: "unknown-option", severity: "error" }] });
    expect(document).not.toHaveProperty("changed");
  });
});

describe("a directory tree", () => {
  async function written(): Promise<string> {
    const directory = directoryWith(FILES);
    await nixctr(["lower", "--out", "tree", "--quiet", "a.nix"], { directory });
    return directory;
  }

  test.concurrent("is what its configuration lowers to", async () => {
    const directory = await written();
    expect(await nixctr(["diff", "tree", "a.nix"], { directory })).toMatchObject({ status: 0, stdout: "" });
    expect(await nixctr(["diff", "a.nix", "tree"], { directory })).toMatchObject({ status: 0, stdout: "" });
    expect(await nixctr(["diff", "tree", "tree"], { directory })).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });

  test.concurrent("is what is on the disk", async () => {
    const directory = await written();
    rmSync(join(directory, "tree/etc/systemd/system/machines.target.wants/container@web.service"));
    const { status, stdout } = await nixctr(["diff", "tree", "b.nix", "--quiet"], { directory });
    expect(status).toBe(1);
    expect(stdout).toContain("+++ b/etc/systemd/system/machines.target.wants/container@web.service\n");
    expect(stdout).toContain("+  --tmpfs=/a \\\n");
    // Option values are not in a tree.
    expect(stdout).not.toContain("containers.web\n");
  });

  test.concurrent("without its manifest is what nixctr could have written", async () => {
    const directory = await written();
    rmSync(join(directory, "tree/.nixctr-manifest.json"));
    writeFileSync(join(directory, "tree/etc/systemd/system/other.service"), "[Unit]\n");
    expect(await nixctr(["diff", "tree", "a.nix"], { directory })).toMatchObject({ status: 0, stdout: "" });
  });
});

describe("the document", () => {
  test.concurrent("has what differs, and what a switch does", async () => {
    const { stdout } = await diff(["a.nix", "b.nix", "--format", "json"]);
    const document = JSON.parse(stdout) as { artifacts: readonly object[]; containers: readonly object[] };
    expect(document.artifacts).toMatchObject([
      {
        kind: "options",
        change: "changed",
        container: "web",
        from: "containers.web",
        to: "containers.web",
        diff: '-tmpfs = [ ];\n+tmpfs = [ "/a" ];\n',
      },
      { kind: "file", container: "web", usedBy: { unit: "container@web.service", directive: "ExecStart" } },
    ]);
    expect(document.containers).toMatchObject([
      { unit: "container@.service", container: null, action: "none", reason: "unchanged" },
      { unit: "container@web.service", container: "web", action: "restart", directives: ["ExecStart"] },
    ]);
  });
});

test.concurrent("colours follow FORCE_COLOR and --no-color", async () => {
  const directory = directoryWith(FILES);
  const environment = { FORCE_COLOR: "1" };
  const coloured = await nixctr(["diff", "a.nix", "b.nix"], { directory, environment });
  expect(coloured.stdout).toContain("\u001b[32m+  --tmpfs=/a \\\u001b[39m\n");
  const plain = await nixctr(["diff", "a.nix", "b.nix", "--no-color"], { directory, environment });
  expect(plain.stdout).not.toContain("\u001b[");
});

test.concurrent("what a configuration holds cannot give orders to a terminal", async () => {
  const evil = `{ containers.web = { path = "/nix/store/web"; tmpfs = [ "\u001b[2J" ]; }; }\n`;
  const directory = directoryWith({ ...FILES, "evil.nix": evil });
  const { status, stdout } = await nixctr(["diff", "a.nix", "evil.nix"], { directory });
  expect({ status, orders: stdout.includes("\u001b") }).toEqual({ status: 1, orders: false });
});
