# The system that a configuration comes to.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  failed = builtins.filter (assertion: !assertion.assertion) config.assertions;
  system = pkgs.toplevel "nixos-system-${config.networking.hostName}-${config.system.nixos.release}" {
    etc = builtins.toJSON (lib.mapAttrs (_: file: file.text) config.environment.etc);
    packages = map toString config.environment.systemPackages;
    modules = config.boot.kernelModules;
  };
in
{
  system.build.toplevel =
    if failed == [ ] then
      system
    else
      throw "\nFailed assertions:\n${lib.concatStringsSep "\n" (map ({ message, ... }: "- ${message}") failed)}";
}
