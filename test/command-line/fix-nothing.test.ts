import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { snapshot } from "../output/temporary-directory.ts";
import { bundleCopy } from "./bundle-copy.ts";
import { fix, WRONG } from "./fixed.ts";
import { directoryWith, nixctr, shell } from "./nixctr.ts";

describe("--fix leaves alone", () => {
  test.concurrent.each([
    ["what is merely likely", `autoStart = "yes"; tmpfs = "/a /b"; privatNetwrok = true;`],
    ["the value of a variable", `autoStart = v; tmpfs = list;`],
    ["what is interpolated", 'autoStart = "${v}";'],
    ["what is inherited", "inherit (s) autoStart; inherit hostAddres;"],
    ["what is chosen", `autoStart = if true then "true" else "true";`],
    ["what a function makes", `autoStart = f "true";`],
    ["what may be of either part of mkMerge", `tmpfs = lib.mkMerge [ "/a" "/a" ];`],
    ["a name that is interpolated", '${"autoStr" + "t"} = true;'],
  ])("%s", async (_, options) => {
    const configuration = `{ lib, ... }:
let v = "true"; list = "/a"; s.autoStart = "true"; hostAddres = "x"; f = x: x; in
{ containers.web = { path = "/p"; ${options} }; }
`;
    const { status, after, stdout } = await fix(configuration);
    expect(after).toBe(configuration);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^error\[/m);
  });

  test.concurrent.each([
    ["a list that is made", `tmpfs = map toString [ 5 6 ] ++ [ (if true then 5 else 5) ];`],
    ["a list that is joined to another", `tmpfs = toString 5 + "";`],
    ["an element that comes from elsewhere", `tmpfs = map (x: x) [ 5 ];`],
  ])("%s", async (_, options) => {
    const configuration = `{ containers.web = { path = "/p"; ${options} }; }\n`;
    const { status, after } = await fix(configuration);
    expect(after).toBe(configuration);
    expect(status).toBe(1);
  });

  test.concurrent("a file that is in the Nix store, also by way of a link to its folder", async () => {
    const store = directoryWith({
      "module/shared.nix": `{ containers.web = { path = "/p"; autoStart = "true"; }; }\n`,
    });
    const path = execFileSync("nix-store", ["--add", join(store, "module")], { encoding: "utf8" }).trim();
    const directory = directoryWith({ "configuration.nix": "{ imports = [ ./module/shared.nix ]; }\n" });
    symlinkSync(path, join(directory, "module"));
    const before = readFileSync(join(path, "shared.nix"), "utf8");
    for (const input of ["configuration.nix", "module/shared.nix", join(path, "shared.nix")]) {
      const { status, stdout, stderr } = await nixctr(["check", "--fix", input], { directory });
      expect(status).toBe(1);
      expect(stdout).toContain("wrong-type");
      expect(stderr).not.toContain("fixed");
    }
    expect(readFileSync(join(path, "shared.nix"), "utf8")).toBe(before);
  });

  test.concurrent("a file that is no UTF-8, which is told", async () => {
    const directory = directoryWith();
    const bytes = Buffer.concat([Buffer.from("# \xe9\n", "latin1"), Buffer.from(WRONG)]);
    writeFileSync(join(directory, "configuration.nix"), bytes);
    for (const args of [["--fix"], ["--fix", "--dry-run"]]) {
      const { status, stdout, stderr } = await nixctr(["check", "-q", ...args], { directory });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(/configuration\.nix was changed meanwhile, or is not UTF-8; nothing is written\n$/);
    }
    expect(readFileSync(join(directory, "configuration.nix"))).toEqual(bytes);
  });
});

describe("what may not be written", () => {
  // Root may write everything.
  const asNobody = process.getuid?.() === 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : "";
  let command = "";

  beforeAll(() => {
    command = `${asNobody} env HOME=/nowhere ${process.execPath} ${join(bundleCopy(), "nixctr.js")}`;
  });

  test.concurrent.each([
    ["a directory", 0o555, 0o666],
    ["a file", 0o777, 0o444],
  ])("%s: exit status 2, and nothing is written anywhere", async (_, ofDirectory, ofFile) => {
    const directory = directoryWith({
      "configuration.nix": `{ imports = [ ./sub/other.nix ]; containers.a = { path = "/p"; autoStart = "true"; }; }\n`,
      "sub/other.nix": `{ containers.b = { path = "/p"; autoStart = "true"; }; }\n`,
    });
    chmodSync(directory, 0o777);
    chmodSync(join(directory, "configuration.nix"), 0o666);
    chmodSync(join(directory, "sub/other.nix"), ofFile);
    chmodSync(join(directory, "sub"), ofDirectory);
    const before = snapshot(directory);
    const { status, stdout, stderr } = await shell(`${command} check --fix --quiet`, { directory });
    expect(stderr).toBe(`nixctr: ${join(directory, "sub/other.nix")} cannot be written: permission denied\n`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(snapshot(directory)).toEqual(before);
    // So that it can be taken away.
    chmodSync(join(directory, "sub"), 0o777);
  });
});
