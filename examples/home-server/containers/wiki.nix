{ config, lib, ... }:
{
  site.backups = [ "wiki" ];

  containers.wiki = {
    autoStart = true;
    privateNetwork = true;
    hostAddress = config.containers.database.hostAddress;
    localAddress = "${config.site.subnet}.4";
    tmpfs = [ "/tmp" ];
    extraFlags = lib.mkAfter [ "--setenv=DATABASE=${config.containers.database.localAddress}" ];
    # Built elsewhere: the profile that deployment updates.
    path = "/nix/var/nix/profiles/per-container/wiki/system";
  };
}
