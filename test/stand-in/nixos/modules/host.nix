# The options of a host that configurations of containers meet.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  inherit (lib) mkOption types;
  option =
    type: default:
    mkOption {
      inherit default type;
    };
  enable = option types.bool false;
  texts = option (types.listOf types.str) [ ];
  sets = of: option (types.attrsOf of) { };
  unit = option (types.attrsOf (types.submodule {
    options = {
      description = option types.str "";
      after = texts;
      wants = texts;
      wantedBy = texts;
      path = option (types.listOf types.path) [ ];
      environment = sets types.str;
      preStart = option types.lines "";
      script = option types.lines "";
      postStart = option types.lines "";
      preStop = option types.lines "";
      restartIfChanged = option types.bool true;
      reloadIfChanged = enable;
      restartTriggers = option (types.listOf types.raw) [ ];
      serviceConfig = sets types.raw;
      unitConfig = sets types.raw;
    };
  })) { };
in
{
  options = {
    assertions = option (types.listOf types.raw) [ ];
    warnings = texts;
    fileSystems = sets (types.submodule {
      options = {
        device = option (types.nullOr types.str) null;
        fsType = option types.str "auto";
      };
    });
    boot = {
      kernelModules = texts;
      loader.grub.device = option types.str "";
      loader.grub.enable = option types.bool true;
    };
    environment = {
      etc = sets (types.submodule ({ name, config, ... }: {
        options = {
          text = option (types.nullOr types.lines) null;
          source = mkOption { type = types.path; };
          mode = option types.str "symlink";
        };
        config.source = lib.mkIf (config.text != null) (
          lib.mkDefault (pkgs.writeText "etc-${builtins.replaceStrings [ "/" ] [ "-" ] name}" config.text)
        );
      }));
      systemPackages = option (types.listOf types.package) [ ];
    };
    networking = {
      bridges = sets types.raw;
      dhcpcd.denyInterfaces = texts;
      extraHosts = option types.lines "";
      firewall.enable = option types.bool true;
      hostName = option types.str "nixos";
      interfaces = sets types.raw;
      nat = {
        enable = enable;
        externalInterface = option (types.nullOr types.str) null;
        internalInterfaces = texts;
      };
      networkmanager.enable = enable;
      useDHCP = option types.bool true;
      useNetworkd = enable;
    };
    nix.package = option types.package pkgs.nix;
    nixpkgs = {
      hostPlatform = mkOption { type = types.raw; };
      localSystem = option types.raw { };
      overlays = option (types.listOf types.raw) [ ];
      system = mkOption { type = types.str; };
    };
    services = {
      nginx.enable = enable;
      openssh.enable = enable;
      udev.extraRules = option types.lines "";
    };
    system = {
      build = option (types.attrsOf types.raw) { };
      nixos.release = option types.str lib.trivial.release;
      stateVersion = option types.str lib.trivial.release;
    };
    systemd = {
      globalEnvironment = sets types.str;
      network.enable = enable;
      network.networks = sets types.raw;
      network.netdevs = sets types.raw;
      package = option types.package pkgs.systemd;
      services = unit;
      targets = sets (types.submodule { options.wants = texts; });
      units = sets (types.submodule {
        options = {
          enable = option types.bool true;
          text = option types.str "";
        };
      });
    };
    users.users = sets types.raw;
    virtualisation = {
      containers.enable = enable;
      docker.enable = enable;
      podman.enable = enable;
    };
  };

  config = {
    assertions = [
      {
        assertion = config.fileSystems ? "/";
        message = "The stand-in asks for a root file system.";
      }
    ];
    boot.kernelModules = [ "loop" ];
    environment.systemPackages = [ pkgs.coreutils ];
    networking.extraHosts = "";
    systemd.units = lib.mkIf config.boot.enableContainers config.systemd.renderedUnits;
    systemd.globalEnvironment.LOCALE_ARCHIVE = "/run/current-system/sw/lib/locale/locale-archive";
  };
}
