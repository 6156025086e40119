# Bind mounts of a container: what an upgrade from NixOS 23.11 to 24.05 does to them.
{
  containers.files = {
    path = "/nix/var/nix/profiles/files";
    autoStart = true;
    bindMounts."/srv" = {
      hostPath = "/data/srv";
      isReadOnly = false;
    };
  };
}
