# A NixOS of the modules of this tree.
{
  system ? builtins.currentSystem,
  pkgs ? null,
  lib ? import ../../lib,
  modules ? [ ],
  baseModules ? import ../modules/module-list.nix,
  specialArgs ? { },
  prefix ? [ ],
  ...
}:
let
  packages =
    if pkgs != null then
      pkgs
    else
      import ../.. {
        system = evaluated.config.nixpkgs.system;
        inherit (evaluated.config.nixpkgs) overlays;
      };
  evaluated = lib.evalModules {
    inherit prefix;
    modules =
      baseModules
      ++ [
        {
          _file = toString ./eval-config.nix;
          nixpkgs.system = lib.mkDefault system;
          _module.args.pkgs = lib.mkOptionDefault packages;
        }
      ]
      ++ modules;
    specialArgs = {
      modulesPath = toString ../modules;
      utils = { };
    }
    // specialArgs;
  };
in
evaluated
// {
  inherit lib;
  pkgs = packages;
}
