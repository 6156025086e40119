{ system, ... }:
let
  makeTest = import ./make-test-python.nix;
in
builtins.mapAttrs (_: path: makeTest { nodes.machine.containers.web = { inherit path; }; } { inherit system; }) {
  ipv4 = "/system/four";
  ipv6 = "/system/six";
}
