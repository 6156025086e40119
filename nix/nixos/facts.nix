# What an evaluated NixOS contributes to its containers: the facts of the front half, without `toplevels`.
{ config, pkgs, ... }:
let
  inherit (builtins) attrNames concatMap listToAttrs map toString;

  inherit (config.systemd) globalEnvironment package;
  path = value: "${toString value}";
in
{
  inherit (pkgs.stdenv.hostPlatform) system;
  shell = path (pkgs.runtimeShell or pkgs.stdenv.shell);
  packages = {
    systemd = path package;
    iproute = path (pkgs.iproute2 or pkgs.iproute);
    nix = path (config.nix.package.out or config.nix.package);
  };
  # `path` of the systemd module's own.
  defaultPath = map path [
    pkgs.coreutils
    pkgs.findutils
    pkgs.gnugrep
    pkgs.gnused
    package
  ];
  globalEnvironment = listToAttrs (
    concatMap (
      name: if globalEnvironment.${name} == null then [ ] else [ { inherit name; value = path globalEnvironment.${name}; } ]
    ) (attrNames globalEnvironment)
  );
}
