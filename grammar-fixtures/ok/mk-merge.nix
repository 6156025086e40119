{ lib, ... }:
{
  containers.web = lib.mkMerge [
    { hostAddress = "10.0.0.1"; }
    {
      extraFlags = lib.mkMerge [
        [ "--one" ]
        (lib.mkIf true [ "--two" ])
      ];
    }
  ];
}
