# `nixosConfigurations.HOST` of a flake.
{ reference, host, ... }:
(builtins.getFlake reference).nixosConfigurations.${host}
