# Options of our own, from which containers are made.
{ config, lib, ... }:
{
  options.site = {
    subnet = lib.mkOption {
      type = lib.types.str;
      description = "First three numbers of the containers' addresses.";
    };
    backups = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      description = "Containers whose data is bound to /srv/backup.";
    };
  };

  config.containers = lib.genAttrs config.site.backups (name: {
    bindMounts."/backup" = {
      hostPath = "/srv/backup/${name}";
      isReadOnly = false;
    };
  });
}
