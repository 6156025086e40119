{ lib, ... }:
{
  containers.example.autoStart = lib.isStandIn;
}
