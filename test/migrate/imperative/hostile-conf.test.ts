import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { confPath, confText, guestPath, hostDirectory } from "./host-directory.ts";
import { notLowered, planHost, shortFindings } from "./plan-host.ts";

const GOOD = confText();
const WEB = confPath("web");

/** Every error of a host whose web.conf is this, beside a good one. */
async function errorsOf(conf: string | Buffer, release?: string): Promise<readonly string[]> {
  const root = hostDirectory({ [WEB]: conf, [confPath("good")]: GOOD.replaceAll("233.1", "233.2") });
  const plan = await planHost(root, { lower: notLowered, ...(release !== undefined && { release }) });
  expect(plan.edits).toHaveLength(1);
  return shortFindings(plan, root).filter((line) => line.startsWith("error"));
}

describe("lines that systemd and nixos-container read differently, or nobody at all", () => {
  test.each<readonly [name: string, conf: string | Buffer, line: number | null, text: RegExp]>([
    ["carriage returns", GOOD.replaceAll("\n", "\r\n"), 1, /ends with a carriage return/],
    ["one carriage return", GOOD.replace("10.233.1.2\n", "10.233.1.2\r\n"), 3, /ends with a carriage return/],
    ["quotes around a value", confText('LOCAL_ADDRESS6="fc00::2"'), 7, /LOCAL_ADDRESS6 has a quotation mark/],
    ["a quote within a value", confText("FLAKE=github:a/b?x='"), 7, /FLAKE has a quotation mark/],
    ["a quote that does not end", confText('INTERFACES="eth1'), 7, /INTERFACES is not between one pair/],
    ["two quoted parts", confText('MACVLANS="a" "b"'), 7, /MACVLANS is not between one pair/],
    ["a backslash", confText("HOST_ADDRESS6=fc00\\::1"), 7, /has a backslash/],
    ["a line that goes on", confText("# a comment \\", "HOST_ADDRESS6=fc00::1"), 7, /has a backslash/],
    ["blanks before the name", confText("  HOST_ADDRESS6=fc00::1"), 7, /HOST_ADDRESS6 has blanks/],
    ["blanks around the sign", confText("HOST_ADDRESS6 = fc00::1"), 7, /HOST_ADDRESS6 has blanks/],
    ["blanks at the end", confText("HOST_ADDRESS6=fc00::1 "), 7, /HOST_ADDRESS6 has blanks/],
    ["a control character", confText("HOST_ADDRESS6=fc00::1\u001b[31m"), 7, /has a control character/],
    ["a character that turns the direction", confText("HOST_BRIDGE6=a\u202eb"), 7, /has a control character/],
    ["a setting twice", confText("AUTO_START=1"), 7, /AUTO_START is set already in line 6/],
    ["no assignment", confText("export"), 7, /is not of the form KEY=VALUE/],
    ["a command", confText("export HOST_ADDRESS6=fc00::1"), 7, /is not of the form KEY=VALUE/],
    ["zero bytes", Buffer.from(`${GOOD}\0`), null, /is not text: it has a zero byte/],
    ["another encoding", Buffer.from(confText("HOST_BRIDGE6=\xe9"), "latin1"), 7, /is not UTF-8/],
    ["a mark of the byte order", `\uFEFF${GOOD}`, 1, /is not of the form KEY=VALUE/],
    ["10 MB", "A=1\n".repeat(2_621_440), null, /has 10485760 bytes, and a conf file never more than 65536/],
    ["one line of 10 MB", Buffer.alloc(10_485_760, "x"), null, /has 10485760 bytes/],
    ["nothing", "", null, /sets nothing/],
    ["comments alone", "# nothing\n\n; here\n", null, /sets nothing/],
  ])("%s", async (_, conf, line, text) => {
    const errors = await errorsOf(conf);
    const place = line === null ? WEB : `${WEB}:${line}`;
    expect(errors[0]).toMatch(text);
    expect(errors[0]).toContain(`error ${WEB} | ${place} | `);
  });
});

test("what is wrong in every line is told once", async () => {
  const errors = await errorsOf(GOOD.replaceAll("\n", "\r\n"));
  expect(errors).toEqual([expect.stringMatching(/carriage return.*; the same in 5 more lines$/)]);
  expect(await errorsOf("x\n".repeat(30_000))).toEqual([expect.stringContaining("; the same in 29999 more lines")]);
});

describe("settings that cannot be declared", () => {
  test.each([
    ["an unknown one", "FOO=bar", /FOO is not a setting of a container/],
    ["one in small letters", "auto_start=1", /auto_start is not a setting/],
    ["no switch", "PRIVATE_USERS=maybe", /PRIVATE_USERS is "maybe", and has to be no, identity, pick or the number/],
    ["a user that is too large", "PRIVATE_USERS=4294967296", /PRIVATE_USERS is/],
    ["a relative path", "SYSTEM_PATH=system", /SYSTEM_PATH is "system", and has to be an absolute path/],
    ["a relative namespace", "NETWORK_NAMESPACE_PATH=netns", /NETWORK_NAMESPACE_PATH is/],
    ["no MAC address", "LOCAL_MAC_ADDRESS=de:b7:73:01:10", /LOCAL_MAC_ADDRESS is/],
  ])("%s", async (_, line, text) => {
    const errors = await errorsOf(confText(line));
    expect(errors).toEqual([expect.stringMatching(text)]);
    expect(errors[0]).toContain(`error web | ${WEB}:7 | `);
  });

  test.each([
    "80:",
    ":80",
    "tcp:",
    "80;81",
    "0",
    "65536",
    "080",
    "TCP:80",
    "sctp:80",
    "80,,81",
    "1-2",
    "80 ,81",
    "-1",
    "1e3",
  ])("the port %j", async (port) => {
    const errors = await errorsOf(GOOD.replace("HOST_PORT=", `HOST_PORT=${port}`));
    expect(errors).toEqual([expect.stringMatching(/HOST_PORT has ".*", which is not of the form/)]);
    expect(errors[0]).toContain(`${WEB}:5`);
  });

  test.each(["2", "yes", "true", "01"])("the switch %j", async (value) => {
    const errors = await errorsOf(GOOD.replace("AUTO_START=0", `AUTO_START=${value}`));
    expect(errors).toEqual([expect.stringContaining(`AUTO_START is "${value}", and has to be 0 or 1`)]);
  });

  test("a network without PRIVATE_NETWORK=1", async () => {
    const errors = await errorsOf(GOOD.replace("PRIVATE_NETWORK=1", "PRIVATE_NETWORK=0"));
    expect(errors.map((line) => /\w+(?= is set without)/.exec(line)?.[0])).toEqual(["HOST_ADDRESS", "LOCAL_ADDRESS"]);
  });

  test.each([
    ["LOCAL_MAC_ADDRESS=de:b7:73:01:10:90", "25.11", "localMacAddress"],
    ["PRIVATE_USERS=pick", "24.11", "privateUsers"],
    ["NETWORK_NAMESPACE_PATH=/run/netns/a", "24.11", "networkNamespace"],
    ["EXTRA_NSPAWN_FLAGS=--a", "18.03", "extraFlags"],
  ])("%s before there was an option", async (line, release, option) => {
    expect(await errorsOf(confText(line), release)).toEqual([
      expect.stringContaining(`cannot be declared in NixOS ${release}, which has no containers.<name>.${option}`),
    ]);
  });

  test("bind mounts are declared before there was an option for other flags", async () => {
    expect(await errorsOf(confText('EXTRA_NSPAWN_FLAGS="--bind=/a --bind-ro=/b:/c"'), "18.03")).toEqual([]);
  });

  test("what is set to nothing is not set", async () => {
    expect(
      await errorsOf(confText("LOCAL_MAC_ADDRESS=", "PRIVATE_USERS=no", "FLAKE=", 'INTERFACES=""'), "18.03"),
    ).toEqual([]);
  });
});

describe("what is no plain file, or not named like one", () => {
  const errors = async (root: string): Promise<readonly string[]> => {
    const plan = await planHost(root);
    expect(plan.edits).toEqual([]);
    return shortFindings(plan, root).filter((line) => line.startsWith("error"));
  };

  test.each([
    ["two words", "we b"],
    ["control characters", "we\tb\u0007"],
    ["a letter that is not of ASCII", "wéb"],
    ["a dot", "web.old"],
    ["nothing", ""],
  ])("a name of %s", async (_, name) => {
    const found = await errors(hostDirectory({ [confPath(name)]: GOOD }));
    expect(found).toEqual([expect.stringContaining("is not named as nixos-container names files")]);
  });

  test("a name that is too long", async () => {
    const found = await errors(hostDirectory({ [confPath("twelve-chars")]: GOOD }));
    expect(found).toEqual([expect.stringContaining("the container's name has 12 characters")]);
    const plan = await planHost(hostDirectory({ [confPath("eleven-char")]: GOOD }));
    expect(plan.edits).toHaveLength(1);
  });

  test("a directory", async () => {
    const root = hostDirectory({});
    mkdirSync(join(root, WEB));
    expect(await errors(root)).toEqual([`error ${WEB} | ${WEB} | is a directory, where a conf file would be`]);
  });

  test("a pipe, which nobody writes to", async () => {
    const root = hostDirectory({});
    execFileSync("mkfifo", [join(root, WEB)]);
    expect(await errors(root)).toEqual([`error ${WEB} | ${WEB} | is not a plain file`]);
  });

  test.each(["web.conf", "/etc/passwd", "../../../etc/passwd", "nowhere"])("a link to %s", async (target) => {
    const root = hostDirectory({});
    symlinkSync(target, join(root, WEB));
    expect(await errors(root)).toEqual([
      expect.stringContaining(`is a symbolic link to ${target}, which is not followed`),
    ]);
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read", async () => {
    const root = hostDirectory({ [WEB]: GOOD });
    chmodSync(join(root, WEB), 0);
    expect(await errors(root)).toEqual([`error ${WEB} | ${WEB} | cannot be read: permission denied`]);
  });

  test("a container that is in both directories", async () => {
    const root = hostDirectory({ [WEB]: GOOD, "etc/containers/web.conf": GOOD });
    const plan = await planHost(root);
    expect(shortFindings(plan, root)[0]).toMatch(
      /^error web \| .* there is a conf file in .*nixos-containers and in .*etc\/containers/,
    );
  });
});

describe("a configuration that is not what it seems", () => {
  const planWith = async (guest: string | Buffer, form: "inline" | "import" = "inline", quick = true) => {
    const root = hostDirectory({ [WEB]: GOOD, [guestPath("web")]: guest });
    const plan = await planHost(root, { guest: form, ...(quick && { lower: notLowered }) });
    return shortFindings(plan, root).filter((line) => line.startsWith("error"));
  };

  test.each<readonly [name: string, guest: string | Buffer, place: string, text: RegExp]>([
    ["with a list that does not end", "{ config, ... }:\n{\n  a = [ 1\n}\n", ":3", /has something that is no Nix/],
    ["without an expression", "# nothing\n", "", /has something that is no Nix/],
    ["with carriage returns", "{ }\r\n", "", /has carriage returns/],
    ["with zero bytes", "{ }\0", "", /is not UTF-8 text/],
    ["in another encoding", Buffer.from("{\n  # \xe9\n}\n", "latin1"), ":2", /is not UTF-8 text/],
    ["of a megabyte", `{ }${" ".repeat(1 << 20)}`, "", /has 1048579 bytes/],
  ])("one %s", async (_, guest, place, text) => {
    const errors = await planWith(guest);
    expect(errors).toEqual([expect.stringMatching(text)]);
    expect(errors[0]).toContain(`${guestPath("web")}${place} | `);
  });

  test("one that is nested deeply, and one deeper than Nix can read", async () => {
    const nested = (depth: number): string => `{ a = ${"[".repeat(depth)}${"]".repeat(depth)}; }\n`;
    expect(await planWith(nested(2000))).toEqual([]);
    await expect(planWith(nested(50_000), "inline", false)).rejects.toThrow(/memory exhausted/);
  });

  test.each([
    ["the file", "etc/nixos", "configuration.nix"],
    ["its directory", "etc", "nixos"],
    ["a directory above", "", "etc"],
  ])("one where %s is a link that leads out of the container", async (_, directory, name) => {
    const secret = hostDirectory({
      "configuration.nix": "{ secret = 1; }",
      "nixos/configuration.nix": "{ secret = 1; }",
    });
    const root = hostDirectory({ [WEB]: GOOD });
    const state = join(root, "var/lib/nixos-containers/web");
    mkdirSync(join(state, directory), { recursive: true });
    symlinkSync(name === "configuration.nix" ? join(secret, name) : secret, join(state, directory, name));
    writeFileSync(join(secret, "configuration.nix"), "{ secret = 1; }");
    mkdirSync(join(secret, "nixos"), { recursive: true });
    const plan = await planHost(root, { lower: notLowered });
    expect(JSON.stringify(plan)).not.toContain("secret = 1");
    expect(shortFindings(plan, root)).toContainEqual(expect.stringMatching(/is behind a symbolic link/));
  });

  test("an import in a release that refuses the name of the host twice", async () => {
    const root = hostDirectory({
      [WEB]: GOOD,
      [guestPath("web")]: '{ lib, ... }: {\n  networking.hostName = lib.mkDefault "web"; }\n',
    });
    const errors = async (release: string) =>
      shortFindings(await planHost(root, { guest: "import", release, lower: notLowered }), root).filter((line) =>
        line.startsWith("error"),
      );
    expect(await errors("19.03")).toEqual([expect.stringContaining("sets networking.hostName")]);
    expect(await errors("19.09")).toEqual([]);
  });
});
