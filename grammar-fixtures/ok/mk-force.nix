{ lib, ... }:
{
  containers.web.hostAddress = lib.mkForce "10.0.0.1";
  containers.web.localAddress =
    lib.mkForce
      "10.0.0.2";
}
