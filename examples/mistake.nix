{ lib, ... }:
{
  imports = [ { containers.web.hostAddress = "10.0.0.9"; } ];

  containers.web = {
    path = "/nix/var/nix/profiles/web";
    privateNetwrok = true;
    hostAddress = "10.0.0.1";
    forwardPorts = [ { hostPort = "80"; } ];
  };
}
