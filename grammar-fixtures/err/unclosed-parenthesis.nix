{ lib, ... }:
{
  containers.web.autoStart = lib.mkForce (1 < 2;
}
