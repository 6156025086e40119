{ lib, ... }:
let
  others = [ "--others" ];
in
{
  containers.a.extraFlags = [ "--one" ] ++ [ "--two" "--three" ];
  containers.b.extraFlags = lib.optional true "--one" ++ lib.optionals false [ "--never" ] ++ [ ("--two") ];
  containers.c.extraFlags = others ++ [ "--one" ] ++ map (name: "--${name}") [ "two" ];
  containers.d.extraFlags = others;
  containers.e.extraFlags = [ "--${"one"}" "--two" ] ++ others;
  containers.f.extraFlags = lib.mkMerge [ (lib.mkIf true [ "--one" "--two" ]) [ "--two" ] ];
}
