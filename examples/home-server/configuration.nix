# A home server with four containers: a reverse proxy in front, a database and a wiki that talk to each other, and a
# VPN client with a network of its own.
{ config, lib, ... }:
{
  imports = [
    ./site.nix
    ./containers/database.nix
    ./containers/wiki.nix
    ./containers/vpn.nix
  ];

  networking.hostName = "attic";
  networking.networkmanager.enable = true;

  site.subnet = "10.20.0";

  containers.proxy = {
    autoStart = true;
    privateNetwork = true;
    hostAddress = "${config.site.subnet}.1";
    localAddress = "${config.site.subnet}.2";
    forwardPorts = [
      { hostPort = 80; }
      {
        hostPort = 443;
        containerPort = 8443;
      }
    ];
    bindMounts."/var/lib/acme".hostPath = "/srv/acme";

    config =
      { pkgs, ... }:
      {
        services.nginx.enable = true;
        services.nginx.virtualHosts."wiki.example.org".locations."/".proxyPass =
          "http://${config.containers.wiki.localAddress}:8080";
        environment.systemPackages = [ pkgs.curl ];
      };
  };
}
