{ lib, ... }:
{
  containers.web = lib.mkIf true {
    hostAddress = "10.0.0.1";
    autoStart = lib.mkIf true true;
  };
}
