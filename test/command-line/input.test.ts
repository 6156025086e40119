import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { directoryWith, nixctr, ONE_CONTAINER, shell } from "./nixctr.ts";

const UNIT = "# /etc/systemd/system/container@web.service";
const FILES = {
  "configuration.nix": ONE_CONTAINER,
  "other/default.nix": ONE_CONTAINER,
  "split/configuration.nix": "{ imports = [ ./part.nix ]; }",
  "split/part.nix": ONE_CONTAINER,
  'odd name ${x} "é" 🙂.nix': ONE_CONTAINER,
};

describe("INPUT", () => {
  test.concurrent.each([
    ["left out: ./configuration.nix", []],
    ["a file", ["configuration.nix"]],
    ["a directory with default.nix", ["other"]],
    ["a directory with configuration.nix, and a slash", ["split/"]],
    ["this directory", ["."]],
    ["a name with awkward characters", ['odd name ${x} "é" 🙂.nix']],
    ["a file behind --", ["--", "configuration.nix"]],
  ])("%s", async (_, args) => {
    const result = await nixctr(["lower", ...args], { directory: directoryWith(FILES) });
    expect(result).toMatchObject({ status: 0, stdout: expect.stringContaining(UNIT) as string });
  });

  test.concurrent("a symbolic link: imports start where the file really is", async () => {
    const directory = directoryWith(FILES);
    symlinkSync("split/configuration.nix", join(directory, "link.nix"));
    symlinkSync("split", join(directory, "linked"));
    for (const input of ["link.nix", "linked"]) {
      expect(await nixctr(["lower", input], { directory })).toMatchObject({ status: 0 });
    }
  });

  test.concurrent.each([
    ["a comment", `/* comment */ ${ONE_CONTAINER}`],
    ["no newline at the end", ONE_CONTAINER.trimEnd()],
    ["imports relative to the working directory", "{ imports = [ ./split/part.nix ]; }"],
  ])("- with %s", async (_, input) => {
    const result = await nixctr(["lower", "-"], { directory: directoryWith(FILES), input });
    expect(result).toMatchObject({ status: 0, stdout: expect.stringContaining(UNIT) as string });
  });

  test.concurrent("- with an error: the place is in «stdin», the line is shown", async () => {
    const { status, stderr } = await nixctr(["lower", "-"], { input: "{\n  containers = = 5;\n}" });
    expect(status).toBe(1);
    expect(stderr).toContain("«stdin»:2:16");
    expect(stderr).toContain("2 |   containers = = 5;");
  });

  test.concurrent("- that comes slowly is waited for", async () => {
    const line = `(echo '{ containers.web.path'; sleep 1; echo ' = "/x"; }') | $NIXCTR lower -`;
    expect(await shell(line)).toMatchObject({ status: 0 });
  });

  test.concurrent.each([
    ["nothing there", ["none.nix"], /none\.nix: no such file or directory/],
    ["something below a file", ["configuration.nix/x"], /no such file or directory/],
    ["a name that is too long", ["x".repeat(5000)], /no such file or directory/],
    ["an empty name", [""], /the directory has no configuration\.nix|no such file/],
    ["a loop of links", ["loop"], /no such file or directory/],
    ["a directory without a configuration", ["empty"], /empty: the directory has no configuration\.nix/],
    ["a pipe", ["pipe"], /pipe: not a file or directory/],
    ["a device", ["/dev/null"], /\/dev\/null: not a file or directory/],
    ["a directory that is no flake", [".#host"], /\.#host: no flake\.nix in .* or above it/],
    ["no directory", ["./nowhere#host"], /\.\/nowhere#host: .*nowhere is not a directory/],
    ["a flake elsewhere", ["github:owner/name#host"], /needs-fetch/],
  ])("%s is told, with exit status 2", async (_, args, message) => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER });
    mkdirSync(join(directory, "empty"));
    symlinkSync("loop", join(directory, "loop"));
    execFileSync("mkfifo", [join(directory, "pipe")]);
    const { status, stdout, stderr } = await nixctr(["lower", ...args], {
      directory: args[0] === "" ? join(directory, "empty") : directory,
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.concurrent("left out where there is none", async () => {
    const { status, stderr } = await nixctr(["lower"], { directory: directoryWith() });
    expect(status).toBe(2);
    expect(stderr).toContain("no configuration given");
  });

  // Whoever runs as root can read everything, and so can not see this.
  test.skipIf(process.getuid?.() === 0)("a file that may not be read is told, with exit status 2", async () => {
    const directory = directoryWith({ "configuration.nix": ONE_CONTAINER });
    chmodSync(join(directory, "configuration.nix"), 0);
    const { status, stderr } = await nixctr(["lower"], { directory });
    expect(status).toBe(2);
    expect(stderr).toContain("not readable");
  });

  test.concurrent.each([
    ["a directory as standard input", "$NIXCTR lower - < .", 2, /-: standard input is a directory/],
    ["a text that is no UTF-8", "printf '{ x = \"\\xe9\"; }' | $NIXCTR lower -", 2, /-: not a text in UTF-8/],
    ["an endless text", "yes | $NIXCTR lower -", 2, /-: too long/],
    ["nothing", "$NIXCTR lower - < /dev/null", 1, /syntax error, unexpected end of file/],
  ])("%s", async (_, line, status, message) => {
    const result = await shell(line);
    expect(result).toMatchObject({ status, stdout: "" });
    expect(result.stderr).toMatch(message);
  });

  test.concurrent.each([
    ["an empty file", "", /syntax error, unexpected end of file/],
    ["a binary file", "\u0001\u0002ELF\u001b[2J\u0000\u0007", /syntax error/],
    ["a text", "Hello, world!\n", /syntax error|undefined variable/],
  ])("%s is a wrong configuration: exit status 1", async (_, content, message) => {
    const { status, stdout, stderr } = await nixctr(["lower"], {
      directory: directoryWith({ "configuration.nix": content }),
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/[^\P{Cc}\n\t]/u);
  });
});
