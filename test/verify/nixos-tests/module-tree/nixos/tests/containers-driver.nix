import ./make-test-python.nix (
  { pkgs, ... }:
  {
    nodes.machine.containers.web.path = "/system/${pkgs.system}";
  }
)
