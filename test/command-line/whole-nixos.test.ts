import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { directoryWith, nixctr, processesWith, until } from "./nixctr.ts";

const STAND_IN = fileURLToPath(new URL("../stand-in", import.meta.url));
const WITH_LIB = fileURLToPath(new URL("../evaluation/lib-only-nixpkgs", import.meta.url));

const ALONE = '{ containers.web.path = "/web"; }\n';
const NEEDS_NIXOS = `{ config, ... }:
{
  containers.web.path = "/web";
  containers.web.autoStart = config.networking.firewall.enable;
}
`;
/** What is printed of an evaluation that nobody asked for. */
const TOLD = /^nixctr: evaluated the whole of NixOS, which took \d+\.\d s and \d+ MiB; configuration\.nix:4:\d+: /m;

describe("without --eval", () => {
  test.concurrent("a configuration is evaluated alone as long as it can be", async () => {
    const directory = directoryWith({ "configuration.nix": ALONE });
    const { status, stderr } = await nixctr(["lower", "--nixpkgs", STAND_IN, "--verbose"], { directory });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.not.stringContaining("whole of NixOS") as string });
  });

  test.concurrent("what only NixOS can answer is asked of it, and that is told", async () => {
    const directory = directoryWith({ "configuration.nix": NEEDS_NIXOS });
    const given = ["--nixpkgs", STAND_IN];
    const lowered = await nixctr(["lower", ...given, "--format", "json"], { directory });
    expect(lowered.status).toBe(0);
    expect(JSON.parse(lowered.stdout)).toMatchObject({
      release: "26.05",
      containers: { web: { autoStart: true } },
      diagnostics: [],
    });
    expect(lowered.stderr).toMatch(TOLD);
    expect(lowered.stderr).toContain("The option `networking.firewall.enable' can only be answered by NixOS");
    const checked = await nixctr(["check", "--quiet"], { directory, environment: { NIX_PATH: `nixpkgs=${STAND_IN}` } });
    expect(checked).toMatchObject({ status: 0, stderr: "", stdout: "nothing found in 1 container\n" });
    const same = await nixctr(["diff", ...given, "configuration.nix", "--from", "25.11", "--to", "25.11"], {
      directory,
    });
    expect(same).toMatchObject({ status: 0, stdout: "" });
  });

  test.concurrent.each([
    ["an option that it does not set", "config.networking.hostName"],
    ["a declaration", "options.networking.hostName.default"],
    ["an argument of modules", '(if utils == { } then "nixos" else "")'],
    ["the NixOS of a container", "config.containers.inner.config.networking.hostName"],
    [
      "definitions that only the type of an option can merge",
      'builtins.replaceStrings [ "\\n" ] [ "" ] config.networking.extraHosts',
    ],
  ])("NixOS is needed for %s", async (_, expression) => {
    const configuration = `{ config, lib, options, utils, ... }: {
      imports = [ { networking.extraHosts = lib.mkBefore "nix"; } { networking.extraHosts = "os"; } ];
      containers.inner.config.networking.hostName = "nixos";
      containers.web.path = "/" + ${expression};
    }`;
    const directory = directoryWith({ "configuration.nix": configuration });
    const args = ["lower", "--nixpkgs", STAND_IN, "--system", "inner=/inner", "--format", "json"];
    const { status, stdout, stderr } = await nixctr(args, { directory });
    expect(stderr).toContain("nixctr: evaluated the whole of NixOS, ");
    const { containers } = JSON.parse(stdout) as { readonly containers: Readonly<Record<string, unknown>> };
    expect({ status, web: containers["web"] }).toMatchObject({ status: 0, web: { path: "/nixos" } });
  });

  test.concurrent.each([
    ["no nixpkgs", []],
    ["a nixpkgs without NixOS", ["--nixpkgs", WITH_LIB]],
    ["--eval standalone", ["--nixpkgs", STAND_IN, "--eval", "standalone"]],
  ] as const)("with %s the error stays", async (_, given) => {
    const directory = directoryWith({ "configuration.nix": NEEDS_NIXOS });
    const { status, stderr } = await nixctr(["lower", ...given], { directory });
    expect(status).toBe(1);
    expect(stderr).toContain("error[needs-nixos]: ");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "Give a nixpkgs with `--nixpkgs PATH` or on `NIX_PATH`. The whole of NixOS is then evaluated",
    );
  });

  test.concurrent("what NixOS refuses in turn is told, with what made it necessary", async () => {
    const directory = directoryWith({
      "configuration.nix": `${NEEDS_NIXOS.slice(0, -2)}  networking.nowhere = 1;\n}\n`,
    });
    const { status, stderr } = await nixctr(["lower", "--nixpkgs", STAND_IN], { directory });
    expect(status).toBe(1);
    expect(stderr).toMatch(TOLD);
    expect(stderr).toContain("error[unknown-option]: The option `networking.nowhere' does not exist.");
    expect(stderr).toContain("--> configuration.nix:5:14");
  });
});

describe("--eval nixos", () => {
  test.concurrent("is told what it cost by --verbose alone", async () => {
    const directory = directoryWith({ "configuration.nix": ALONE });
    const args = ["lower", "--eval", "nixos", "--nixpkgs", STAND_IN];
    expect((await nixctr(args, { directory })).stderr).toBe(
      "nixctr: lowering for NixOS 26.05 (that of the nixpkgs in use)\n",
    );
    expect((await nixctr([...args, "--verbose"], { directory })).stderr).toMatch(
      /^nixctr: evaluated the whole of NixOS, which took \d+\.\d s and \d+ MiB$/m,
    );
  });

  test.concurrent("takes standard input", async () => {
    const { status, stdout } = await nixctr(
      ["lower", "--eval", "nixos", "--nixpkgs", STAND_IN, "--format", "json", "-"],
      {
        input: NEEDS_NIXOS,
      },
    );
    expect({ status, document: JSON.parse(stdout) as unknown }).toMatchObject({
      status: 0,
      document: { containers: { web: {} } },
    });
  });

  test.concurrent("answers what lints ask of the host", async () => {
    const configuration = `{
  networking = { bridges.br0 = { }; };
  containers.web = { path = "/p"; privateNetwork = true; hostBridge = "br1"; };
}`;
    const directory = directoryWith({ "configuration.nix": configuration });
    const { stdout } = await nixctr(["check", "--eval", "nixos", "--nixpkgs", STAND_IN, "--format", "json"], {
      directory,
    });
    expect(
      (JSON.parse(stdout) as { diagnostics: readonly { code: string }[] }).diagnostics.map(({ code }) => code),
    ).toContain("undeclared-bridge");
  });

  test.concurrent.each([
    [
      ["lower", "--eval", "nixos", "--nixpkgs", WITH_LIB, "alone.nix"],
      /--eval nixos: .* has no NixOS, there is no nixos\/lib\/eval-config\.nix/,
    ],
    [["lower", "--eval", "nixos", "--nixpkgs", ".", "alone.nix"], /--nixpkgs \.: no nixpkgs/],
    [["check", "--eval", "standalone", "#web"], /--eval standalone: a host of a flake is a whole NixOS/],
    [["lower", "."], /has no configuration\.nix and no default\.nix; `\.#HOST' is a host of the flake there/],
  ])("%j makes no sense", async (args, message) => {
    const directory = directoryWith({ "flake.nix": "{ }", "alone.nix": ALONE });
    const { status, stdout, stderr } = await nixctr(args, { directory });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("a flake that does not end", () => {
  const endless = `{
  inputs.nixpkgs.url = "path:./nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.web = nixpkgs.lib.nixosSystem {
      modules = [ { containers.web.path = let
        times = n: f: builtins.foldl' (_: f) 0 (builtins.genList (i: i) n);
      in times 10000 (_: times 10000 (_: times 10000 (_: times 10000 (i: i)))); } ];
    };
  };
}`;

  /** A flake, and a temporary directory of its own. */
  function flake(): { readonly directory: string; readonly temporary: string } {
    const directory = directoryWith({ "flake.nix": endless });
    cpSync(STAND_IN, join(directory, "nixpkgs"), { recursive: true });
    const temporary = join(directory, "tmp");
    mkdirSync(temporary);
    return { directory, temporary };
  }

  test.concurrent("is stopped, and leaves nothing behind", async () => {
    const { directory, temporary } = flake();
    const { status, stderr } = await nixctr(["lower", "--timeout", "3", "#web"], {
      directory,
      environment: { TMPDIR: temporary },
    });
    expect(status).toBe(2);
    expect(stderr).toContain("error[evaluator-time-limit]");
    expect([processesWith(directory), readdirSync(temporary)]).toEqual([[], []]);
  });

  test.concurrent.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "is interrupted by %s, and leaves nothing behind",
    async (signal) => {
      const { directory, temporary } = flake();
      const { status } = await nixctr(["lower", "#web"], {
        directory,
        environment: { TMPDIR: temporary },
        async started(pid) {
          await until(() => readdirSync(temporary).some((name) => name.startsWith("nixctr-store-")));
          process.kill(pid, signal);
        },
      });
      expect(status).toBe(2);
      expect([processesWith(directory), readdirSync(temporary)]).toEqual([[], []]);
    },
  );

  test.concurrent("needs a temporary directory", async () => {
    const { directory } = flake();
    const { status, stderr } = await nixctr(["lower", "#web"], {
      directory,
      environment: { TMPDIR: join(directory, "nowhere") },
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /error\[evaluator-not-started\]: .* could not be started: nothing can be written to .*: ENOENT/,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
