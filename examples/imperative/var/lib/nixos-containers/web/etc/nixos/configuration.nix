{ config, lib, pkgs, ... }:

{ boot.isNspawnContainer = true;
  networking.hostName = lib.mkDefault "web";
  networking.useDHCP = false;
  services.nginx.enable = true; system.stateVersion = "25.11";
}
