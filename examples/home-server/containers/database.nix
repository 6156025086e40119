{ config, lib, ... }:
{
  site.backups = [ "database" ];

  containers.database = {
    autoStart = true;
    privateNetwork = true;
    hostAddress = lib.mkDefault "${config.site.subnet}.1";
    localAddress = "${config.site.subnet}.3";
    bindMounts."/var/lib/postgresql" = {
      hostPath = "/srv/postgresql";
      isReadOnly = false;
    };
    config.services.postgresql.enable = true;
  };
}
