{ config, pkgs, ... }@arguments:
{
  config = {
    containers.web.hostAddress = "10.0.0.1";
  };
}
