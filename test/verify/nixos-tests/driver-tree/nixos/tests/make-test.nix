# Evaluates the machines itself, as tests did that were no modules.
test:
{ system, ... }:
let
  given = if builtins.isFunction test then test { pkgs = { inherit system; }; } else test;
in
{
  nodes = builtins.mapAttrs (_: machine: {
    config = machine;
    options.containers.value = machine.containers;
    pkgs = { inherit system; };
  }) (given.nodes or { inherit (given) machine; });
}
