{ lib, ... }:
{
  containers = lib.mapAttrs (name: address: {
    hostAddress = address;
  }) {
    a = "10.0.0.1";
    b = "10.0.0.2";
  };
}
