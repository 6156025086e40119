{ system, ... }:
{
  ipv4 = import ./make-test.nix { nodes.client.containers = { }; nodes.server.containers = { }; } { inherit system; };
  ipv6 = import ./make-test.nix { machine.containers = { }; } { inherit system; };
}
