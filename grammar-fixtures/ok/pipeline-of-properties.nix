{ lib, ... }:
{
  containers.web.extraFlags = lib.mkForce (lib.mkBefore [ "--one" ]);
  imports = [
    { containers.web.extraFlags = lib.mkAfter [ "--two" ]; }
  ];
}
