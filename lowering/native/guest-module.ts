import { sortedEntries } from "../byte-order.ts";
import type { ModuleRelease } from "../module-release.ts";
import type { TextFiles } from "./native-container.ts";

/**
 * A NixOS module for the system of a container that no longer is evaluated by the containers module: what that gave it,
 * and networkd with these files in place of the script that set up `eth0`.
 */
export function renderGuestModule({ has }: ModuleRelease, name: string, networks: TextFiles): string {
  const lines = [
    "{ lib, ... }:",
    "",
    "{",
    `  boot.${has("nspawn-container-option") ? "isNspawnContainer" : "isContainer"} = true;`,
    `  networking.hostName = lib.mkDefault "${name}";`,
    "  networking.useDHCP = false;",
    ...(Object.keys(networks).length === 0 ? [] : networkLines(networks)),
    "}",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function networkLines(networks: TextFiles): readonly string[] {
  return [
    "",
    "  systemd.network.enable = true;",
    "  # networkd brings resolved along by default, which cannot use the resolv.conf that comes from the host.",
    "  services.resolved.enable = lib.mkOverride 900 false;",
    ...sortedEntries(networks).flatMap(([file, text]) => [
      `  environment.etc."systemd/network/${file}".text = ''`,
      ...text
        .trimEnd()
        .split("\n")
        .map((line) => (line === "" ? "" : `    ${escapeIndented(line)}`)),
      "  '';",
    ]),
  ];
}

/** For a line in an indented string of Nix. */
function escapeIndented(line: string): string {
  return line.replaceAll("''", "'''").replaceAll("${", "''${");
}
