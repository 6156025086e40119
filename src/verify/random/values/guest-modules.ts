/** What containers run: NixOS configurations that are quick to evaluate, mean something in every release, and can be merged. */
export const guestModules: readonly string[] = [
  "{ }",
  "{ networking.firewall.enable = false; }",
  "{ services.openssh.enable = true; networking.firewall.enable = false; }",
  "({ config, lib, pkgs, ... }: { networking.firewall.enable = lib.mkForce false; })",
  "({ ... }: { imports = [ { services.openssh.enable = true; } ]; })",
  '{ config.environment.etc.motd.text = "x"; }',
];
