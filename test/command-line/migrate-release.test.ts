import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { directoryWith, nixctr } from "./nixctr.ts";

const CONFIGURATION = `{ lib, ... }:
{
  system.stateVersion = "20.03";
  containers.web = {
    path = "/web"; # the profile
    bindMounts = [ { mountPoint = "/data"; } ];
  };
}
`;
const AFTER = CONFIGURATION.replace('[ { mountPoint = "/data"; } ]', '{ "/data" = { }; }');

const project = (text = CONFIGURATION): string => directoryWith({ "configuration.nix": text });

test("shows what it would do, and writes nothing", async () => {
  const directory = project();
  const { status, stdout, stderr } = await nixctr(["migrate", "release", "--from", "20.03", "--to", "26.05"], {
    directory,
  });
  expect(status).toBe(0);
  expect(stdout).toContain('-    bindMounts = [ { mountPoint = "/data"; } ];\n+    bindMounts = { "/data" = { }; };\n');
  expect(stdout).toMatch(/^What the switch does to the containers$/m);
  expect(stderr).toContain('It stays "20.03"');
  expect(readdirSync(directory)).toEqual(["configuration.nix"]);
  expect(readFileSync(join(directory, "configuration.nix"), "utf8")).toBe(CONFIGURATION);
});

test("writes, keeps the file that was, and then has nothing to do", async () => {
  const directory = project();
  const args = ["migrate", "release", ".", "--from", "20.03", "--to", "26.05", "--write"];
  expect(await nixctr(args, { directory })).toMatchObject({ status: 0 });
  expect(readFileSync(join(directory, "configuration.nix"), "utf8")).toBe(AFTER);
  const backup = readdirSync(directory).find((name) => name !== "configuration.nix") ?? "";
  expect(readFileSync(join(directory, backup), "utf8")).toBe(CONFIGURATION);
  const again = await nixctr(args, { directory });
  expect(again).toMatchObject({ status: 0, stderr: expect.stringContaining("nothing to do") });
  expect(readFileSync(join(directory, "configuration.nix"), "utf8")).toBe(AFTER);
});

test("takes what the old release refuses and the new one takes for migrated", async () => {
  const directory = project(
    '{ containers.web = { config = { }; nixpkgs = /nixpkgs; }; system.stateVersion = "20.09"; }',
  );
  const result = await nixctr(["migrate", "release", "--from", "20.09", "--to", "26.05"], { directory });
  expect(result).toMatchObject({ status: 0, stderr: expect.stringContaining("it has been migrated already") });
});

test("writes nothing as long as something cannot be migrated", async () => {
  const ports = "    forwardPorts = [ { hostPort = 70000; } ];\n";
  const directory = project(CONFIGURATION.replace("    path", `${ports}    path`));
  const { status, stderr } = await nixctr(["migrate", "release", "--from", "20.03", "--to", "26.05", "--write"], {
    directory,
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/error: containers\.web\.forwardPorts\.hostPort: /);
  expect(readdirSync(directory)).toEqual(["configuration.nix"]);
});

test("gives the plan as a document", async () => {
  const args = ["migrate", "release", "--from", "20.03", "--to", "26.05", "--format", "json"];
  const { status, stdout } = await nixctr(args, { directory: project() });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schema: "nixctr.migration/1", title: "20.03 → 26.05" });
});

test("refuses a configuration that is wrong in both releases", async () => {
  const directory = project("{ containers.web.pth = 1; }");
  const { status, stderr } = await nixctr(["migrate", "release", "--from", "20.03", "--to", "26.05"], { directory });
  expect(status).toBe(1);
  expect(stderr).toContain("error[unknown-option]");
});

test("has no flake taken for a module", async () => {
  const directory = directoryWith({ "flake.nix": "{ outputs = { self }: { }; }" });
  const result = await nixctr(["migrate", "release", "flake.nix", "--from", "20.03", "--to", "26.05"], { directory });
  expect(result).toMatchObject({ status: 2, stderr: expect.stringContaining("DIRECTORY#HOST") });
});

test.each<[string, readonly string[], string]>([
  ["no release to migrate to", [], "--to RELEASE"],
  ["an unknown release", ["--to", "17.03"], "--to 17.03: not modelled"],
  ["standard input", ["-", "--to", "26.05"], "standard input is none"],
  ["a renaming that is none", ["--to", "26.05", "--rename", "web"], "not of the form OLD=NEW"],
  ["a name that no release takes", ["--to", "26.05", "--rename", "web=my_web"], "letters, digits, and hyphens"],
  ["a whole NixOS of no nixpkgs", ["--from", "20.03", "--to", "26.05", "--eval", "nixos"], "needs a nixpkgs"],
  ["a release before that nothing tells", ["--to", "26.05"], "Give it with --from"],
])("refuses %s", async (_, args, message) => {
  const result = await nixctr(["migrate", "release", ...args], { directory: project() });
  expect(result).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
});

test("puts back first what a run has written that was killed", async () => {
  const mount = (name: string): string =>
    `{ containers.${name} = { path = "/p"; bindMounts = [ { mountPoint = "/a"; } ]; }; }\n`;
  const files = {
    "configuration.nix": `{ imports = [ ./b.nix ]; config = ${mount("a").trim()}; }\n`,
    "b.nix": mount("b"),
  };
  const directory = directoryWith(files);
  const args = ["migrate", "release", ".", "--from", "20.03", "--to", "26.05"];
  expect(await nixctr([...args, "--write"], { directory })).toMatchObject({ status: 0 });
  const written = readFileSync(join(directory, "b.nix"));
  // As it is where one of two files is written.
  writeFileSync(join(directory, "configuration.nix"), files["configuration.nix"]);
  const after = createHash("sha256").update(written).digest("hex");
  const entry = { path: "b.nix", temporary: ".b.nix.0", backup: "b.nix.nixctr-backup", after };
  writeFileSync(join(directory, ".nixctr-migration.json"), JSON.stringify({ pid: 2 ** 22, files: [entry] }));
  const shown = await nixctr(args, { directory });
  expect(shown).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringMatching(/killed while it wrote.*b\.nix/),
  });
  const again = await nixctr([...args, "--write"], { directory });
  expect(again).toMatchObject({ status: 0, stderr: expect.stringContaining("put b.nix back as it was") });
  expect(again.stdout).toContain("+++ b/b.nix");
  expect(readFileSync(join(directory, "b.nix"))).toEqual(written);
});

test("takes the release before from a pin", async () => {
  const lock = { nodes: { root: { inputs: { nixpkgs: "nixpkgs" } }, nixpkgs: { original: { ref: "nixos-20.03" } } } };
  const directory = directoryWith({ "configuration.nix": CONFIGURATION, "flake.lock": JSON.stringify(lock) });
  const result = await nixctr(["migrate", "release", "--to", "20.09"], { directory });
  expect(result).toMatchObject({ status: 0, stderr: expect.stringContaining("pins nixpkgs to nixos-20.03") });
});
