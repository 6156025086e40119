# The store path of the system of a container, and a module that tells which containers it takes to get there.
#
#   nixos    an evaluated NixOS, see source.nix
#   name     the container
{ nixos, name }:
builtins.unsafeDiscardStringContext (toString nixos.config.containers.${name}.path)
