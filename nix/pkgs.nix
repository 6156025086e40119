# `pkgs` where no nixpkgs is given: what can be known of it without one.
{ lib, system }:
let
  elaborated = lib.systems.elaborate system;
in
{
  inherit lib system;
  _type = "pkgs";
  stdenv = {
    inherit system;
    hostPlatform = elaborated;
    buildPlatform = elaborated;
    targetPlatform = elaborated;
    inherit (elaborated) isLinux isDarwin isAarch64 isx86_64 is32bit is64bit;
  };
  hostPlatform = elaborated;
  targetPlatform = elaborated;
  config = { };
}
