import { describe, expect, test } from "vitest";

import { defaultFacts } from "../../src/facts/default-facts.ts";
import { releaseNamed, SYSTEM } from "../evaluation/evaluate-configuration.ts";
import { directoryOf, foundIn, hostOf, lowerModule, lowerWhole, STAND_IN } from "./lower-whole.ts";

const PATH = "/nix/var/nix/profiles/web";

describe("a configuration as a part of NixOS", () => {
  test("can ask for every option of NixOS, and for the NixOS of a container", async () => {
    const host = hostOf(
      await lowerModule(`{ config, utils, ... }: {
        services.nginx.enable = true;
        containers.web = {
          path = "/p/\${config.networking.hostName}";
          autoStart = config.services.nginx.enable && !config.services.openssh.enable && utils == { };
        };
        containers.mail = {
          config.services.openssh.enable = true;
          ephemeral = config.containers.mail.config.services.openssh.enable;
        };
      }`),
    );
    expect(host.containers["web"]).toMatchObject({ path: "/p/nixos", autoStart: true });
    expect(host.containers["mail"]).toMatchObject({ ephemeral: true });
  });

  test("has priorities, orders, conditions and imports as everywhere", async () => {
    const directory = directoryOf({
      "configuration.nix": `{ lib, ... }: {
        imports = [ ./weak.nix ({ config, ... }: { containers.web.tmpfs = lib.mkBefore [ "/first" ]; }) ];
        containers = lib.mkMerge [
          { web = { path = "${PATH}"; tmpfs = [ "/second" ]; hostAddress = "10.0.0.1"; }; }
          (lib.mkIf false { off.path = "/off"; })
        ];
      }`,
      "weak.nix": '{ lib, ... }: { containers.web.hostAddress = lib.mkDefault "10.0.0.9"; }',
    });
    const { containers } = hostOf(await lowerWhole(directory));
    expect(Object.keys(containers)).toEqual(["web"]);
    expect(containers["web"]).toMatchObject({ tmpfs: ["/first", "/second"], hostAddress: "10.0.0.1" });
  });

  test("may declare `containers` again: options of its own, and what follows from them", async () => {
    const result = await lowerModule(`{ lib, ... }: {
      options.containers = lib.mkOption {
        type = lib.types.attrsOf (lib.types.submodule ({ config, ... }: {
          options.small = lib.mkOption { type = lib.types.bool; default = false; };
          config.tmpfs = lib.mkIf config.small [ "/tmp" ];
        }));
      };
      config.containers.web = { path = "${PATH}"; small = true; };
    }`);
    expect(hostOf(result).containers["web"]).toMatchObject({ tmpfs: ["/tmp"], small: true });
    expect(result.diagnostics).toEqual([]);
  });

  test("is what standard input has", async () => {
    const text = `{ config, ... }: { containers.web.path = "/p/\${config.networking.hostName}"; }\n`;
    const input = { kind: "stdin", text } as const;
    const given = await lowerWhole("/", {
      input,
      nixos: { source: { kind: "configuration", nixpkgs: STAND_IN, input, system: SYSTEM }, when: "always" },
    });
    expect(hostOf(given).containers["web"]?.path).toBe("/p/nixos");
  });

  test("needs not be a whole host, and keeps what it says of one", async () => {
    expect(hostOf(await lowerModule(`{ containers.web.path = "${PATH}"; }`)).assertions).toEqual([]);
    const host = hostOf(
      await lowerModule(`{ config, lib, ... }: {
        fileSystems."/".device = lib.mkDefault "/dev/sda1";
        boot.loader.grub.device = lib.mkDefault "/dev/sda";
        containers.web.path = config.fileSystems."/".device + config.boot.loader.grub.device;
      }`),
    );
    expect(host.containers["web"]?.path).toBe("/dev/sda1/dev/sda");
  });
});

describe("what NixOS knows", () => {
  test("are the facts of its host", async () => {
    const host = hostOf(await lowerModule(`{ containers.web.path = "${PATH}"; }`));
    const unit = host.units["container@web.service"] ?? "";
    expect(unit).toMatch(
      /^Environment="PATH=\/nix\/store\/[a-z0-9]{32}-iproute2\/bin:\/nix\/store\/[a-z0-9]{32}-nix\/bin:/m,
    );
    expect(unit).toContain('Environment="LOCALE_ARCHIVE=/run/current-system/sw/lib/locale/locale-archive"');
    expect(host.environment.systemPackages).toEqual([expect.stringMatching(/^\/nix\/store\/.*-nixos-container$/)]);
  });

  test("counts for less than the facts that are given, key by key", async () => {
    const saidFacts = { shell: "/bin/zsh", packages: { nix: "/opt/nix" }, globalEnvironment: { A: "1" } };
    const host = hostOf(
      await lowerModule(`{ containers.web.path = "${PATH}"; }`, { facts: defaultFacts(SYSTEM), saidFacts }),
    );
    const unit = host.units["container@web.service"] ?? "";
    expect(unit).toMatch(/^Environment="A=1"$/m);
    expect(unit).not.toContain("LOCALE_ARCHIVE");
    expect(unit).toMatch(/-iproute2\/bin:\/opt\/nix\/bin:/);
    expect(Object.values(host.files).some(({ text }) => text.startsWith("#! /bin/zsh "))).toBe(true);
  });

  test("are the options that the containers module reads, whoever sets them", async () => {
    const off = await lowerModule(`{ boot.enableContainers = false; containers.web.path = "${PATH}"; }`);
    expect(Object.keys(hostOf(off).units)).toEqual([]);
    const old = hostOf(
      await lowerModule(`{ config, lib, ... }: {
        imports = [ { system.stateVersion = lib.mkIf (config.networking.hostName == "nixos") "20.09"; } ];
        networking.networkmanager.enable = true;
        containers.web.path = "${PATH}";
      }`),
    );
    expect(Object.keys(old.environment.etc)).toContain("containers/web.conf");
    expect(old.services.udev.extraRules).not.toBe("");
    expect(old.warnings).toEqual([]);
  });

  test("are assertions and warnings, with places in the configuration", async () => {
    const files = {
      "configuration.nix": `{ config, ... }: {
  assertions = [
    { assertion = config.networking.firewall.enable; message = "holds"; }
    { assertion = config.networking.hostName == "web"; message = "not the web host"; }
  ];
  warnings = [ "careful with \${config.networking.hostName}" ];
  containers.web.path = "${PATH}";
}`,
    };
    expect(await foundIn(files)).toEqual([
      "configuration-warning at nowhere: careful with nixos",
      "failed-assertion at configuration.nix:4:7: Failed assertion: not the web host",
    ]);
  });

  test("is what others add to the units, which is not part of the result", async () => {
    const files = {
      "configuration.nix": `{ config, ... }: {
  systemd.services."container@web".after = [ "\${config.networking.hostName}.mount" ];
  containers.web.path = "${PATH}";
}`,
    };
    expect(await foundIn(files)).toEqual([expect.stringMatching(/^unit-not-merged at configuration\.nix:2:3: /)]);
  });
});

describe("values that NixOS comes to otherwise", () => {
  const module = `{ lib, ... }: {
  options.containers = lib.mkOption {
    apply = lib.mapAttrs (_: container: container // { autoStart = true; });
  };
  config.containers.web.path = "${PATH}";
}`;

  test("are taken, with a warning that tells both", async () => {
    const result = await lowerModule(module);
    expect(hostOf(result).containers["web"]?.autoStart).toBe(true);
    expect(result.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "differs-from-nixos",
        "NixOS comes to another value of `containers.web.autoStart' than nixctr: `true', not `false'.",
      ],
    ]);
  });

  test("say nothing of another release", async () => {
    const result = await lowerModule(module, { release: releaseNamed("25.11") });
    expect(hostOf(result).containers["web"]?.autoStart).toBe(false);
    expect(result.diagnostics).toEqual([]);
  });

  test("are not asked for where another NixOS has to be evaluated for them", async () => {
    const result = await lowerModule('{ containers.web.config.services.nginx.enable = throw "never evaluated"; }');
    expect(hostOf(result).containers["web"]?.path).toBe("/nix/var/nix/profiles/per-container/web/system");
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["system-not-known"]);
  });
});

test("the evaluation is told, with what it cost", async () => {
  const { notes } = await lowerWhole(directoryOf({ "configuration.nix": `{ containers.web.path = "${PATH}"; }` }));
  expect(notes.nixos).toMatchObject({ version: "26.05", nixpkgs: STAND_IN });
  expect(notes.nixos?.cost?.seconds).toBeGreaterThan(0);
  expect(notes.nixos?.cost?.mebibytes).toBeGreaterThan(0);
});
