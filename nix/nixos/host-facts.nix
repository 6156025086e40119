# The facts of an evaluated NixOS, with the program of the containers module, which has one of its own.
{
  nixos,
  containersModule,
  definitionsOf,
}:
let
  inherit (builtins) concatMap head;
  facts = import ./facts.nix nixos;
  programs = concatMap ({ file, value, ... }: if file == containersModule then value else [ ]) (
    definitionsOf [ "environment" "systemPackages" ]
  );
in
facts
// {
  packages = facts.packages // (if programs == [ ] then { } else { nixosContainer = "${head programs}"; });
}
