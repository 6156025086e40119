[
  ./host.nix
  ./toplevel.nix
  ./virtualisation/nixos-containers.nix
]
