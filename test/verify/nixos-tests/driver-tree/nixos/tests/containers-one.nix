import ./make-test.nix (
  { pkgs, ... }:
  {
    machine.containers.web.path = "/system/${pkgs.system}";
  }
)
