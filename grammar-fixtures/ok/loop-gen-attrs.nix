{ lib, ... }:
{
  containers = lib.genAttrs [ "a" "b" ] (name: {
    hostAddress = "10.0.0.1";
  });
}
