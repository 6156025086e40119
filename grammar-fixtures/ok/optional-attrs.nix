{ lib, ... }:
{
  containers.web = {
    autoStart = true;
  }
  // lib.optionalAttrs true {
    hostAddress = "10.0.0.1";
  };
}
