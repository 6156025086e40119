{ lib, ... }:
with lib;
{
  containers.web = with { address = "10.0.0.1"; }; {
    hostAddress = address;
  };
}
