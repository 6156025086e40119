# An evaluated NixOS: { config; options; pkgs; lib; version; nixpkgs; renamed; }, from a source, which is one of
#
#   { kind = "configuration"; nixpkgs; configuration; key; system; modules; }
#     a module that stands alone; `key` names it in messages when it is not a file. `modules` are nixctr's own
#   { kind = "flake"; tree; directory; dir; host; }
#     a host of a flake, see flake.nix
#   { kind = "test"; nixpkgs; file; node; system; }
#     a machine of one of the tests that NixOS has
#
# `lib` is that of the tree, `nixpkgs` the path of the tree, and `version` what the tree says it is, or null. Files
# below `renamed.from` are called as if they were below `renamed.to`, unless that is null.
source:
let
  inherit (builtins)
    filter
    head
    match
    pathExists
    readFile
    toString
    ;

  # What a mere file of containers lacks to be a whole host. It weighs hardly more than the default of an option, so
  # that whatever anybody says of these options counts, be it with `mkDefault`.
  standIn =
    { options, lib, ... }:
    let
      weakly = lib.mkOverride ((lib.mkOptionDefault null).priority - 0.5);
    in
    {
      _file = "<nixctr/stand-in-host>";
      config = {
        fileSystems."/" = {
          device = weakly "/dev/disk/by-label/nixos";
          fsType = weakly "ext4";
        };
        # GRUB takes this for none.
        boot.loader.grub.device = weakly "nodev";
        system.stateVersion = weakly options.system.stateVersion.default;
      };
    };

  evaluated =
    {
      configuration =
        import "${toString source.nixpkgs}/nixos/lib/eval-config.nix" {
          inherit (source) system;
          modules = [
            (
              if source.key == null then
                source.configuration
              else
                {
                  _file = source.key;
                  inherit (source) key;
                  imports = [ source.configuration ];
                }
            )
            standIn
          ] ++ source.modules;
        };
      flake = import ./flake.nix source;
      test = (import ./test-machines.nix source).${source.node};
    }
    .${source.kind};

  nixpkgs = toString source.nixpkgs or evaluated.nixpkgs;
  trimmed = text: head (match "[[:space:]]*(.*[^[:space:]])?[[:space:]]*" text);
  versionFiles = filter pathExists [ "${nixpkgs}/.version" "${nixpkgs}/lib/.version" ];
in
{
  inherit (evaluated) config options pkgs;
  inherit nixpkgs;
  renamed = evaluated.renamed or null;
  lib = import "${nixpkgs}/lib";
  version = if versionFiles == [ ] then null else trimmed (readFile (head versionFiles));
}
