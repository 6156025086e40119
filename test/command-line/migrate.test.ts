import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { migrationNames, MIGRATIONS } from "../../src/command-line/commands.ts";
import { filesBelow } from "../output/temporary-directory.ts";
import { directoryWith, nixctr } from "./nixctr.ts";

const CONF =
  "PRIVATE_NETWORK=1\nHOST_ADDRESS=10.233.1.1\nLOCAL_ADDRESS=10.233.1.2\nHOST_BRIDGE=\nHOST_PORT=\nAUTO_START=1\n";
const HOST = { "host/etc/nixos-containers/web.conf": CONF };
const OUT = "imperative-containers.nix";

describe("the help", () => {
  test.concurrent("of nixctr migrate names every migration", async () => {
    const { status, stdout } = await nixctr(["migrate", "--help"]);
    expect(status).toBe(0);
    expect(stdout.startsWith("Usage: nixctr migrate HOW [OPTIONS]")).toBe(true);
    for (const name of migrationNames) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test.concurrent.each(migrationNames)("of %s names every option that it takes", async (name) => {
    const { status, stdout, stderr } = await nixctr(["migrate", name, "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.startsWith(`Usage: nixctr migrate ${name} [OPTIONS]`)).toBe(true);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const { options } = MIGRATIONS[name as keyof typeof MIGRATIONS];
    for (const option of options.filter((own) => own !== "help" && own !== "version")) {
      expect(stdout).toMatch(new RegExp(`--${option}\\b`));
    }
  });
});

describe("what makes no sense is told in one line, with exit status 2", () => {
  test.concurrent.each([
    [["migrate"], /needs to know what: release, imperative, native/],
    [["migrate", "imperativ"], /unknown migration imperativ; did you mean imperative\?/],
    [["migrate", "sideways", "--help"], /unknown migration sideways/],
    [["migrate", "imperative", "a", "b"], /one DIR at a time: a, b/],
    [["migrate", "imperative", "--accept", "x"], /nixctr migrate imperative has no option --accept/],
    [["migrate", "native", "--guest", "inline"], /nixctr migrate native has no option --guest/],
    [["migrate", "release", "--out", "x"], /nixctr migrate release has no option --out/],
    [["migrate", "imperative", "--fix"], /has no option --fix/],
    [["migrate", "imperative", "--guest", "copy"], /--guest copy: has to be inline, import or profile/],
    [["migrate", "imperative", "--format", "html"], /--format html: has to be text or json/],
    [["migrate", "imperative", "--write", "--dry-run"], /--write writes files: it cannot be combined with --dry-run/],
    [["migrate", "native", "host.nix"], /needs a directory to write to: --out DIRECTORY/],
    [["migrate", "imperative", "--release", "27.05"], /--release 27\.05: not modelled/],
    [["migrate", "imperative", "nowhere"], /nowhere: no such directory/],
    [["lower", "--write"], /nixctr lower has no option --write/],
  ])("%j", async (args, message) => {
    const { status, stdout, stderr } = await nixctr(args, { directory: directoryWith() });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^nixctr: /);
  });
});

describe("nixctr migrate imperative", () => {
  test.concurrent("shows what --write then writes, and has nothing to do after that", async () => {
    const directory = directoryWith(HOST);
    const shown = await nixctr(["migrate", "imperative", "host"], { directory });
    expect(shown).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("1 file to write; --write does it") as string,
    });
    expect(existsSync(join(directory, OUT))).toBe(false);
    const written = await nixctr(["migrate", "imperative", "host", "-w"], { directory });
    expect(written).toMatchObject({
      status: 0,
      stdout: shown.stdout,
      stderr: expect.stringContaining(`nixctr: wrote ${OUT}\n`) as string,
    });
    const module = readFileSync(join(directory, OUT), "utf8");
    expect(shown.stdout).toContain(module.replaceAll(/^/gm, "+").slice(0, -1));
    const again = await nixctr(["migrate", "imperative", "host", "--write"], { directory });
    expect(again).toMatchObject({ status: 0, stderr: expect.stringContaining("nixctr: nothing to do") as string });
    expect(again.stdout).not.toContain("+++");
    expect(filesBelow(directory)).toEqual(["host/etc/nixos-containers/web.conf", OUT]);
    expect(readFileSync(join(directory, "host/etc/nixos-containers/web.conf"), "utf8")).toBe(CONF);
  });

  test.concurrent("writes its own module anew, with a backup, and no file of anybody else", async () => {
    const directory = directoryWith(HOST);
    const args = ["migrate", "imperative", "host", "-q", "--out", "m.nix"];
    expect((await nixctr([...args, "-w"], { directory })).status).toBe(0);
    const first = readFileSync(join(directory, "m.nix"), "utf8");
    writeFileSync(join(directory, "host/etc/nixos-containers/db.conf"), CONF.replaceAll("233.1", "233.2"));
    const second = await nixctr([...args, "-w"], { directory });
    expect(second).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("wrote m.nix; as it was: m.nix.nixctr-backup") as string,
    });
    expect(readFileSync(join(directory, "m.nix.nixctr-backup"), "utf8")).toBe(first);
    writeFileSync(join(directory, "m.nix"), `${first}# mine\n`);
    expect(await nixctr(args, { directory })).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^warning: m\.nix: was not written by nixctr/m) as string,
    });
    const refused = await nixctr([...args, "-w"], { directory });
    expect(refused).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^error: m\.nix: was not written by nixctr/m) as string,
    });
    expect(readFileSync(join(directory, "m.nix"), "utf8")).toBe(`${first}# mine\n`);
  });

  test.concurrent("writes nothing where a file is wrong, and says in which line", async () => {
    const directory = directoryWith({ ...HOST, "host/etc/nixos-containers/bad.conf": "PRIVATE_NETWORK=1\r\n" });
    const { status, stdout, stderr } = await nixctr(["migrate", "imperative", "host", "--write"], { directory });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^error: host\/etc\/nixos-containers\/bad\.conf:? .*\n(?: .*\n)*? {2}--> host\/etc\/nixos-containers\/bad\.conf:1\n/m,
    );
    expect(stderr).toContain("nixctr: nothing is written as long as there are errors");
    expect(stdout).toContain("containers.web = {");
    expect(existsSync(join(directory, OUT))).toBe(false);
  });

  test.concurrent("prints one document with --format json, and nothing else beside notes", async () => {
    const directory = directoryWith(HOST);
    const { status, stdout, stderr } = await nixctr(["migrate", "imperative", "host", "-f", "json", "-q"], {
      directory,
    });
    expect({ status, stderr: stderr.replace(/^(?:warning: web: it has no|help:| ).*\n/gm, "") }).toEqual({
      status: 0,
      stderr: "",
    });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "nixctr.migration/1",
      migration: "imperative",
      written: false,
      edits: [{ path: join(directory, OUT), before: null, mode: "100644" }],
      diagnostics: [],
    });
  });

  test.concurrent("writes a report, also over another one, and over nothing else", async () => {
    const directory = directoryWith({ ...HOST, "notes.html": "<p>mine</p>\n" });
    const args = ["migrate", "imperative", "host", "-q", "--report"];
    for (const _ of [1, 2]) expect((await nixctr([...args, "report.html"], { directory })).status).toBe(0);
    expect(readFileSync(join(directory, "report.html"), "utf8")).toContain("containers.web = {");
    const refused = await nixctr([...args, "notes.html", "--write"], { directory });
    expect(refused).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("notes.html exists and was not written by nixctr") as string,
    });
    expect(readFileSync(join(directory, "notes.html"), "utf8")).toBe("<p>mine</p>\n");
    expect(existsSync(join(directory, OUT))).toBe(false);
    expect(await nixctr([...args, "none/report.html"], { directory })).toMatchObject({ status: 2 });
  });

  test.concurrent("keeps text of conf files from the terminal that is an order there", async () => {
    const directory = directoryWith({
      "host/etc/nixos-containers/web.conf": `${CONF}FOO=\u009b31m\nBAR=\u202e\n`,
      [`host/etc/nixos-containers/a\u001b[31m.conf`]: CONF,
    });
    const { status, stdout, stderr } = await nixctr(["migrate", "imperative", "host"], { directory });
    expect(status).toBe(1);
    for (const order of ["\u001b", "\u009b", "\u202e"]) expect(stdout + stderr).not.toContain(order);
  });

  test.concurrent("has nothing to do where nixos-container made nothing", async () => {
    const directory = directoryWith({ "host/etc/containers/registries.conf": "[a]\n" });
    const { status, stdout, stderr } = await nixctr(["migrate", "imperative", "host", "--write"], { directory });
    expect({ status, stderr }).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("nixctr: nothing to do") as string,
    });
    expect(stdout).toContain("registries.conf");
  });
});
