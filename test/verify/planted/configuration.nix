{ lib, ... }:
{
  containers.web = {
    path = "/nix/var/nix/profiles/web";
    autoStart = true;
    privateNetwork = true;
    hostAddress = "10.0.0.1";
    localAddress = "10.0.0.2";
    bindMounts."/srv".hostPath = "/data/web";
  };
  containers.db = {
    path = "/nix/var/nix/profiles/db";
    autoStart = lib.mkDefault true;
    additionalCapabilities = [ "CAP_SYS_NICE" ];
  };
  networking.networkmanager.enable = true;
  warnings = [ "The configuration has a warning of its own." ];
}
