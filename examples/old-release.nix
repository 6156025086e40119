{ lib, ... }:

{
  system.stateVersion = "20.03";

  containers.files = {
    autoStart = true;
    path = "/nix/var/nix/profiles/files";
    # The first one can be written to.
    bindMounts = [
      {
        mountPoint = "/srv";
        hostPath = "/data/srv";
        isReadOnly = false;
      }
      { mountPoint = "/data/public"; }
    ];
  };
}
