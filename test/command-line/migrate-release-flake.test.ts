import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { directoryWith, nixctr } from "./nixctr.ts";

// A small nixpkgs with a NixOS, which says that it is 26.05.
const STAND_IN = fileURLToPath(new URL("../stand-in", import.meta.url));

const FLAKE = `{
  inputs.nixpkgs.url = "path:${STAND_IN}";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.web = nixpkgs.lib.nixosSystem {
      specialArgs = { inherit self; };
      modules = [ ./hosts/web.nix { containers.inline = { path = "/p"; bindMounts = [ { mountPoint = "/a"; } ]; }; } ];
    };
    nixosConfigurations.other = nixpkgs.lib.nixosSystem { modules = [ ./hosts/other.nix ]; };
  };
}
`;
const HOST = `{ config, self, ... }:
{
  imports = [ ../containers.nix ]; # and no others
  fileSystems."/".device = "/dev/sda1";
  networking.hostName = "web";
  networking.nat.internalInterfaces = [ "ve-long_name" ];
  system.stateVersion = "20.03";
}
`;
const CONTAINERS = `{ config, self, ... }:
{
  containers.long_name = {
    path = "/\${config.networking.hostName}";
    bindMounts = [ { mountPoint = "/srv"; hostPath = "\${self}/data"; } ];
  };
}
`;
const OTHER = `{ fileSystems."/".device = "/dev/sda1"; containers.long_name.path = "/q"; }\n`;

const FILES = { "flake.nix": FLAKE, "hosts/web.nix": HOST, "containers.nix": CONTAINERS, "hosts/other.nix": OTHER };

function git(directory: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org"];
  execFileSync("git", [...identity, ...args], { cwd: directory, stdio: "ignore" });
}

/** A flake in a git repository, which has all files but one. */
function repository(files: Readonly<Record<string, string>> = FILES): string {
  const directory = directoryWith(files);
  git(directory, "init", "--quiet");
  git(directory, "add", ".");
  git(directory, "commit", "--quiet", "--message", "all");
  writeFileSync(join(directory, "untracked.nix"), "{");
  return directory;
}

const SET = '{ "/srv" = { hostPath = "${self}/data"; }; }';

test("edits the files of a flake, with what its evaluation says, and then has nothing to do", async () => {
  const directory = repository();
  const args = ["migrate", "release", ".#web", "--from", "20.03", "--to", "26.11"];
  const shown = await nixctr(args, { directory });
  expect(shown).toMatchObject({ status: 0, stdout: expect.stringContaining(`+    bindMounts = ${SET};`) });
  // The edited tree has another store path, which is no difference.
  expect(shown.stderr).not.toMatch(/error|warning: etc/);
  expect(shown.stdout).toContain(`nixos-rebuild switch --flake '${directory}#web'\n`);
  expect(await nixctr([...args, "--write"], { directory })).toMatchObject({ status: 0 });
  expect(readFileSync(join(directory, "containers.nix"), "utf8")).toBe(CONTAINERS.replace(/\[ .* \]/, SET));
  expect(readFileSync(join(directory, "flake.nix"), "utf8")).toBe(
    FLAKE.replace('[ { mountPoint = "/a"; } ]', '{ "/a" = { }; }'),
  );
  expect(readFileSync(join(directory, "hosts/web.nix"), "utf8")).toBe(HOST);
  const again = await nixctr([...args, "--write"], { directory });
  expect(again).toMatchObject({ status: 0, stderr: expect.stringContaining("nothing to do") });
});

test("takes the release before from the nixpkgs of the flake", async () => {
  const plain = { "flake.nix": FLAKE, "hosts/web.nix": "{ }", "hosts/other.nix": OTHER };
  const directory = repository({ ...plain, "flake.nix": FLAKE.replace(/bindMounts = [^;]*; \} \];/, "") });
  const args = ["migrate", "release", ".#other", "--to", "26.11", "--nixpkgs", STAND_IN];
  const result = await nixctr(args, { directory });
  expect(result).toMatchObject({ status: 0, stderr: expect.stringContaining("The configuration is for NixOS 26.05") });
  expect(result.stderr).toContain("--nixpkgs does not count for a flake");
});

test("renames a container of a host, and lists where another one may mean its own", async () => {
  const directory = repository();
  const args = ["migrate", "release", ".#web", "--from", "20.03", "--to", "26.05", "--rename", "long_name=name"];
  const { stdout } = await nixctr(args, { directory });
  expect(stdout).toContain("+  containers.name = {\n");
  expect(stdout).toContain('+  networking.nat.internalInterfaces = [ "ve-name" ];\n');
  expect(stdout).not.toContain("+++ b/hosts/other.nix");
  expect(stdout).toMatch(/^Where long_name stays.*\n(?: .*\n)*? +hosts\/other\.nix:1/m);
});

test("sets what a default was where the host itself has its settings", async () => {
  const directory = repository({
    "flake.nix": FLAKE.replace(/ \{ containers\.inline.*(?= \];$)/m, ""),
    "hosts/web.nix": HOST.replace("[ ../containers.nix ]", "[ ]"),
    "hosts/other.nix": OTHER,
  });
  const { status, stdout } = await nixctr(["migrate", "release", ".#web", "--from", "25.05", "--to", "26.05"], {
    directory,
  });
  expect(status).toBe(0);
  expect(stdout).toContain("+++ b/hosts/web.nix\n");
  expect(stdout).toContain("+  boot.enableContainers = true;\n");
});

test("leaves a file alone that has changes, and a flake that git has", async () => {
  const directory = repository();
  writeFileSync(join(directory, "containers.nix"), `${CONTAINERS}# changed\n`);
  const args = ["migrate", "release", "#web", "--from", "20.03", "--to", "26.05", "--write"];
  const result = await nixctr(args, { directory });
  expect(result).toMatchObject({ status: 1, stderr: expect.stringContaining("not committed to git") });
  expect(readdirSync(directory).filter((name) => name.includes("backup"))).toEqual([]);
});

test.each<[string, readonly string[], string]>([
  ["a flake as it was", ["?ref=HEAD#web", "--from", "20.03"], "name the flake by the directory that it is in"],
  ["the release that its nixpkgs is of already", ["#other"], "Give it with --from"],
  ["to take it for what stands alone", ["#web", "--eval", "standalone"], "no configuration that stands alone"],
])("refuses %s", async (_, [input = "", ...args], message) => {
  const directory = repository();
  const result = await nixctr(["migrate", "release", `.${input}`, "--to", "26.05", ...args], { directory });
  expect(result).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
});

test("has NixOS answer what only that knows of a file, for both releases", async () => {
  const directory = directoryWith({
    "configuration.nix": `{ config, ... }: {
  containers.web = { path = "/\${config.networking.hostName}"; bindMounts = [ { mountPoint = "/a"; } ]; };
}
`,
  });
  const args = ["migrate", "release", ".", "--from", "20.03", "--to", "26.05", "--nixpkgs", STAND_IN];
  for (const how of ["auto", "nixos"]) {
    const { status, stdout, stderr } = await nixctr([...args, "--eval", how], { directory });
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('bindMounts = { "/a" = { }; };');
    // Nobody sets `system.stateVersion`, whatever NixOS takes for it.
    expect(stdout).toContain("mv -T /var/lib/containers/web /var/lib/nixos-containers/web");
  }
});
