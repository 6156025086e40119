{ lib, ... }:
{
  containers.web = lib.mkIf true {
    autoStart = lib.mkForce true
    inherit (lib) version;
  };
}
