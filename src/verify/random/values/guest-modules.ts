/** What containers run: NixOS configurations that are quick to evaluate, and mean something in every release. */
export const guestModules: readonly string[] = [
  "{ }",
  "{ networking.firewall.enable = false; }",
  '{ time.timeZone = "UTC"; services.openssh.enable = true; }',
  "({ config, lib, pkgs, ... }: { networking.firewall.enable = lib.mkForce false; })",
  '({ ... }: { imports = [ { time.timeZone = "UTC"; } ]; })',
  '{ config.environment.etc."a b".text = "x"; }',
];
