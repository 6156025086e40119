{ system, ... }:
{
  inherit system;
  lib = {
    mkOption = option: option;
    types.unspecified = "unspecified";
  };
}
