# The names of the machines of tests of NixOS, a list for each file; see test-machines.nix.
{
  nixpkgs,
  files,
  system,
}:
map (
  file:
  builtins.attrNames (import ./test-machines.nix { inherit nixpkgs file system; })
) files
